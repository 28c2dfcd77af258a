import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useRemoveMemberLinkSecret } from './api/remove-member-link-secret.js';
import { useReplaceMemberLinkSecret } from './api/replace-member-link-secret.js';
import { memberLinkTexts } from './texts.js';

type ReplaceProps = {
  channelId: string;
  /** there is none to be replaced */
  first: boolean;
  onClose: () => void;
  onMade: (secret: string) => void;
};

export function ReplaceDialog({ channelId, first, onClose, onMade }: ReplaceProps) {
  const t = useTexts(memberLinkTexts);
  const { cancel } = useTexts(commonTexts);
  const [end, setEnd] = useState('overlap');
  const replace = useReplaceMemberLinkSecret(channelId);
  const go = () =>
    replace.mutate({ endPrevious: end === 'now' }, { onSuccess: ({ secret }) => onMade(secret) });
  return (
    <Modal opened onClose={onClose} title={first ? t.make : t.replaceTitle} centered>
      <Stack>
        <Text>{t.replaceText}</Text>
        {!first && (
          <Radio.Group value={end} onChange={setEnd} aria-label={t.replaceTitle}>
            <Stack gap="xs">
              <Radio value="overlap" label={t.overlap} />
              <Radio value="now" label={t.endNow} />
            </Stack>
          </Radio.Group>
        )}
        <ErrorNote error={replace.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={replace.isPending}>
            {cancel}
          </Button>
          <Button onClick={go} loading={replace.isPending}>
            {first ? t.make : t.replace}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function RemoveDialog({ channelId, onClose }: { channelId: string; onClose: () => void }) {
  const t = useTexts(memberLinkTexts);
  const { cancel } = useTexts(commonTexts);
  const remove = useRemoveMemberLinkSecret(channelId);
  return (
    <Modal opened onClose={onClose} title={t.removeTitle} centered>
      <Stack>
        <Text>{t.removeText}</Text>
        <ErrorNote error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={remove.isPending}>
            {cancel}
          </Button>
          <Button
            color="red"
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
            loading={remove.isPending}
          >
            {t.remove}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
