import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { useShortcutsOn } from './shortcuts/preference.js';
import { useShortcuts } from './shortcuts/use-shortcuts.js';
import { shellTexts } from './texts.js';

const SearchDialog = lazy(() =>
  import('./search/search-dialog.js').then((module) => ({ default: module.SearchDialog })),
);
const HelpDialog = lazy(() =>
  import('./shortcuts/help-dialog.js').then((module) => ({ default: module.HelpDialog })),
);

/** Search and the list of shortcuts: their buttons, their keys, and the dialogs, loaded when they are asked for. */
export function Tools() {
  const t = useTexts(shellTexts);
  const [searching, search] = useDisclosure(false);
  const [helping, help] = useDisclosure(false);
  const [shortcuts] = useShortcutsOn();
  useShortcuts({ onSearch: search.open, onHelp: help.open });
  return (
    <>
      <Button
        variant="default"
        size="sm"
        fw={400}
        visibleFrom="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          shortcuts && (
            <Kbd size="xs" aria-hidden>
              {'/'}
            </Kbd>
          )
        }
        onClick={search.open}
      >
        {t.search}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        hiddenFrom="md"
        aria-label={t.search}
        onClick={search.open}
      >
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
      <Tooltip label={t.shortcuts}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          visibleFrom="sm"
          aria-label={t.shortcuts}
          onClick={help.open}
        >
          <IconKeyboard size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Suspense>
        {searching && <SearchDialog onClose={search.close} />}
        {helping && <HelpDialog onClose={help.close} />}
      </Suspense>
    </>
  );
}
