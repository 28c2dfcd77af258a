import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../../shared/i18n.js';
import type { ContactFilter } from '../api/list-contacts.js';
import { privacyTexts } from './texts.js';

/** The list as a file; the browser streams it, so that its size does not matter here. */
export function ExportMenu({ filter }: { filter: ContactFilter }) {
  const t = useTexts(privacyTexts);
  const address = (phones: 'masked' | 'full') => {
    const pairs = Object.entries({ ...filter, phones }).filter(([, value]) => value !== undefined);
    return `/api/contacts.csv?${new URLSearchParams(pairs).toString()}`;
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t.exportList}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.exportNote}</Menu.Label>
        <Menu.Item component="a" href={address('masked')} download>
          {t.exportMasked}
        </Menu.Item>
        <Menu.Item component="a" href={address('full')} download>
          {t.exportFull}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
