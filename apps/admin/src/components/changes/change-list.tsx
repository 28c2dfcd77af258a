import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n.js';
import type { Change } from './changes.js';
import { changeTexts } from './texts.js';

/** Labels and values of fields as their editor shows them. */
export type FieldWords = {
  label: (path: string) => string;
  value: (path: string, value: unknown) => ReactNode;
};

type Props = {
  changes: readonly Change[];
  words: FieldWords;
  /** what the two sides are called here */
  before: string;
  after: string;
};

/** Field by field, both sides under each other so that long texts fit a phone. Texts are shown as the text they are. */
export function ChangeList({ changes, words, before, after }: Props) {
  const t = useTexts(changeTexts);
  if (changes.length === 0) return <Text c="dimmed">{t.none}</Text>;
  return (
    <Stack gap="sm" component="ul" className="tl-list">
      {changes.map((change) => (
        <li key={change.path}>
          <Text fw={600} size="sm">
            {words.label(change.path)}
          </Text>
          <dl className="tl-fields tl-changes">
            <dt>{before}</dt>
            <dd>
              <Value path={change.path} value={change.before} words={words} />
            </dd>
            <dt>{after}</dt>
            <dd>
              <Value path={change.path} value={change.after} words={words} />
            </dd>
          </dl>
        </li>
      ))}
    </Stack>
  );
}

function Value({ path, value, words }: Pick<Props, 'words'> & { path: string; value: unknown }) {
  const t = useTexts(changeTexts);
  if (value === undefined) return t.nothing;
  if (path.endsWith('pictureId')) {
    return <img src={`/media/${value as string}`} alt={t.picture} className="tl-change-picture" />;
  }
  return words.value(path, value);
}
