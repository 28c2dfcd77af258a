import { Button, Group, Paper, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { format } from '@tieline/web';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = {
  dirty: boolean;
  /** not stored yet: it can be saved as it stands, and there is nothing to go back to */
  fresh?: boolean;
  saving: boolean;
  /** fields that were refused */
  wrong: number;
  onSave: () => void;
  onDiscard: () => void;
};

/** Stands at the bottom while something is unsaved. Ctrl/Cmd+S saves from any field. */
export function SaveBar({ dirty, fresh = false, saving, wrong, onSave, onDiscard }: Props) {
  const t = useTexts(commonTexts);
  const shown = dirty || fresh;
  const state = dirty ? t.unsaved : t.notSavedYet;
  useHotkeys([['mod+S', () => shown && !saving && onSave()]], []);
  if (!shown) return null;
  return (
    <Paper withBorder shadow="md" p="sm" className="tl-save-bar" role="region" aria-label={state}>
      <Group justify="space-between" gap="sm">
        <Text fw={600} role="status" c={wrong > 0 ? 'var(--mantine-color-error)' : undefined}>
          {wrong > 0 ? format(t.fixFields, { count: wrong }) : state}
        </Text>
        <Group gap="xs">
          {dirty && (
            <Button variant="default" onClick={onDiscard} disabled={saving}>
              {t.discard}
            </Button>
          )}
          <Button onClick={onSave} loading={saving} aria-keyshortcuts="Control+S Meta+S">
            {t.save}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
