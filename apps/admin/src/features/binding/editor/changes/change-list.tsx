import { Stack, Text } from '@mantine/core';
import { useTexts } from '../../../../shared/i18n.js';
import { editorTexts } from '../texts.js';
import { useFieldWords } from './field-words.js';
import type { SettingsChange } from './settings-changes.js';

type Props = {
  changes: readonly SettingsChange[];
  /** what the two sides are called here */
  before: string;
  after: string;
};

/** Field by field, both sides under each other so that long texts fit a phone. Texts are shown as the text they are. */
export function ChangeList({ changes, before, after }: Props) {
  const t = useTexts(editorTexts);
  const words = useFieldWords();
  if (changes.length === 0) return <Text c="dimmed">{t.changes.none}</Text>;
  return (
    <Stack gap="sm" component="ul" className="tl-list">
      {changes.map((change) => (
        <li key={change.path}>
          <Text fw={600} size="sm">
            {words.label(change.path)}
          </Text>
          <dl className="tl-fields tl-changes">
            <dt>{before}</dt>
            <dd>{words.value(change.path, change.before)}</dd>
            <dt>{after}</dt>
            <dd>{words.value(change.path, change.after)}</dd>
          </dl>
        </li>
      ))}
    </Stack>
  );
}
