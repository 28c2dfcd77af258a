import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { MessageCard } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { CardPreview } from '../card-preview.js';
import { cardTexts } from '../texts.js';

type Props = {
  /** what stands on the server now; null: no conflict */
  latest: MessageCard | null;
  saving: boolean;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

/** Somebody saved meanwhile: who, what the card looks like now, and the two ways on. */
export function CardConflict({ latest, saving, onReload, onOverwrite, onClose }: Props) {
  const t = useTexts(cardTexts);
  const common = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (!latest) return null;
  const name = latest.savedBy?.name ?? t.someone;
  return (
    <Modal opened onClose={onClose} title={t.conflictTitle} centered>
      <Stack>
        <Text>{format(t.conflictText, { name, time: dateTime(latest.updatedAt) })}</Text>
        <CardPreview content={latest.content} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onReload} disabled={saving}>
            {common.reload}
          </Button>
          <Button color="red" onClick={onOverwrite} loading={saving}>
            {t.overwrite}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
