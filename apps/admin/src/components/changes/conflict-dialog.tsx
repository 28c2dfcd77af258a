import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { ChangeList, type FieldWords } from './change-list.js';
import type { Change } from './changes.js';
import { changeTexts } from './texts.js';

/** The ways on of an editor that was overtaken. */
export type ConflictWays = {
  saving: boolean;
  reload: () => void;
  overwrite: () => void;
  closeConflict: () => void;
};

type Props = {
  title: string;
  /** who saved what stands on the server now, and when */
  latest: { savedBy: { name: string } | null; updatedAt: string | null };
  /** from there to what stands in the form */
  changes: readonly Change[];
  words: FieldWords;
  timeZone: string;
  editor: ConflictWays;
};

/** Somebody saved meanwhile: who, what differs field by field, and the two ways on. */
export function ConflictDialog({ title, latest, changes, words, timeZone, editor }: Props) {
  const t = useTexts(changeTexts);
  const { dateTime } = useFormat(timeZone);
  const common = useTexts(commonTexts);
  const name = latest.savedBy?.name ?? t.someone;
  const time = latest.updatedAt ? dateTime(latest.updatedAt) : '';
  return (
    <Modal opened onClose={editor.closeConflict} title={title} centered size="lg">
      <Stack>
        <Text>{format(t.text, { name, time })}</Text>
        <ScrollArea.Autosize mah="45vh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <ChangeList changes={changes} words={words} before={t.theirs} after={t.mine} />
        </ScrollArea.Autosize>
        <Text>{t.choice}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={editor.reload} disabled={editor.saving}>
            {common.reload}
          </Button>
          <Button color="red" onClick={editor.overwrite} loading={editor.saving}>
            {t.overwrite}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
