import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { BindingSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { changedTabs } from './changed-tabs.js';
import { editorTexts } from './texts.js';

type Props = {
  /** what the editor began with */
  base: BindingSettings;
  /** what stands on the server now; null: no conflict */
  latest: BindingSettings | null;
  saving: boolean;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

/** Somebody saved meanwhile: what they changed, and the two ways on. */
export function ConflictDialog({ base, latest, saving, onReload, onOverwrite, onClose }: Props) {
  const t = useTexts(editorTexts);
  const { team } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const common = useTexts(commonTexts);
  if (!latest) return null;
  const tabs = changedTabs(base, latest);
  return (
    <Modal opened onClose={onClose} title={t.conflictTitle} centered>
      <Stack>
        <Text>{format(t.conflictText, { time: dateTime(latest.updatedAt) })}</Text>
        <List>
          {tabs.map((tab) => (
            <List.Item key={tab}>{t.tabs[tab]}</List.Item>
          ))}
          {tabs.length === 0 && <List.Item>{t.conflictUnknown}</List.Item>}
        </List>
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
