import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import type { BindingSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { ChangeList } from './changes/change-list.js';
import { settingsChanges, type SettingsContent } from './changes/settings-changes.js';
import { editorTexts } from './texts.js';

type Props = {
  /** what stands in the form */
  mine: SettingsContent;
  /** what stands on the server now; null: no conflict */
  latest: BindingSettings | null;
  saving: boolean;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

/** Somebody saved meanwhile: who, what differs field by field, and the two ways on. */
export function ConflictDialog({ mine, latest, saving, onReload, onOverwrite, onClose }: Props) {
  const t = useTexts(editorTexts);
  const { team } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const common = useTexts(commonTexts);
  if (!latest) return null;
  const name = latest.savedBy?.name ?? t.changes.someone;
  return (
    <Modal opened onClose={onClose} title={t.conflictTitle} centered size="lg">
      <Stack>
        <Text>{format(t.conflictText, { name, time: dateTime(latest.updatedAt) })}</Text>
        <ScrollArea.Autosize mah="45vh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <ChangeList
            changes={settingsChanges(latest, mine)}
            before={t.changes.theirs}
            after={t.changes.mine}
          />
        </ScrollArea.Autosize>
        <Text>{t.conflictChoice}</Text>
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
