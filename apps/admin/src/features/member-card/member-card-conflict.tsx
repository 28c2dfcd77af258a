import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { MemberCardSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { memberCardTexts } from './texts.js';

type Props = {
  /** what stands on the server now; null: no conflict */
  latest: MemberCardSettings | null;
  saving: boolean;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

/** Somebody saved meanwhile: who, when, and the two ways on. */
export function MemberCardConflict({ latest, saving, onReload, onOverwrite, onClose }: Props) {
  const t = useTexts(memberCardTexts);
  const common = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (!latest) return null;
  const name = latest.savedBy?.name ?? t.someone;
  const time = latest.updatedAt ? dateTime(latest.updatedAt) : '';
  return (
    <Modal opened onClose={onClose} title={t.conflictTitle} centered>
      <Stack>
        <Text>{format(t.conflictText, { name, time })}</Text>
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
