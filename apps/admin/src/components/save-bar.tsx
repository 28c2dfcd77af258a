import { Button, Group, Paper, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { format } from '@tieline/web';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = {
  dirty: boolean;
  saving: boolean;
  /** fields that were refused */
  wrong: number;
  onSave: () => void;
  onDiscard: () => void;
};

/** Stands at the bottom while something is unsaved. Ctrl/Cmd+S saves from any field. */
export function SaveBar({ dirty, saving, wrong, onSave, onDiscard }: Props) {
  const t = useTexts(commonTexts);
  useHotkeys([['mod+S', () => dirty && !saving && onSave()]], []);
  if (!dirty) return null;
  return (
    <Paper withBorder shadow="md" p="sm" className="tl-save-bar" role="region" aria-label={t.unsaved}>
      <Group justify="space-between" gap="sm">
        <Text fw={600} role="status" c={wrong > 0 ? 'var(--mantine-color-error)' : undefined}>
          {wrong > 0 ? format(t.fixFields, { count: wrong }) : t.unsaved}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onDiscard} disabled={saving}>
            {t.discard}
          </Button>
          <Button onClick={onSave} loading={saving} aria-keyshortcuts="Control+S Meta+S">
            {t.save}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
