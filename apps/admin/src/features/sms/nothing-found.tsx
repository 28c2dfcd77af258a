import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Panel } from '../../components/panel.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';

export function NothingFound({ title, onClear }: { title: string; onClear: () => void }) {
  const { clearFilters } = useTexts(commonTexts);
  return (
    <Panel icon={<IconSearch />} title={title} actions={<Button onClick={onClear}>{clearFilters}</Button>} />
  );
}
