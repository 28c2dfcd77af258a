import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useTags } from './api/list-tags.js';
import { useMergeTag } from './api/tag-jobs.js';
import { tagTexts } from './texts.js';

export function MergeDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const { cancel } = useTexts(commonTexts);
  const tags = useTags();
  const merge = useMergeTag();
  const [intoId, choose] = useState<string | null>(null);
  const others = (tags.data?.items ?? []).filter(({ id }) => id !== tag.id);

  function begin(): void {
    if (!intoId) return;
    merge.mutate(
      { id: tag.id, intoId },
      {
        onSuccess: () => {
          notifications.show({ color: 'brand', message: t.started });
          onClose();
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={format(t.mergeTitle, { name: tag.name })} centered>
      <Stack>
        <Text>{format(t.mergeText, { name: tag.name })}</Text>
        <ErrorNote error={merge.error} />
        <Select
          label={t.mergeInto}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={intoId}
          onChange={choose}
          searchable
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button color="red" disabled={!intoId} loading={merge.isPending} onClick={begin}>
            {t.mergeAction}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
