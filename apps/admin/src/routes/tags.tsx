import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../components/page.js';
import { StateSwitch, type ListState } from '../components/state-switch.js';
import { useSession } from '../features/session/api/get-session.js';
import { TagFieldsDialog } from '../features/tags/tag-fields.js';
import { TagJobs } from '../features/tags/tag-jobs.js';
import { TagList } from '../features/tags/tag-list.js';
import { tagTexts } from '../features/tags/texts.js';
import { useTexts } from '../shared/i18n.js';
import { mayTag } from '../shared/roles.js';

const route = getRouteApi('/shell/tags');

export function TagsPage() {
  const t = useTexts(tagTexts);
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const mayChange = mayTag(useSession().role);
  const [search, setSearch] = useState('');
  const [opened, dialog] = useDisclosure(false);
  const show = (value: ListState) =>
    void navigate({ search: { state: value === 'archived' ? value : undefined }, replace: true });
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
            {t.add}
          </Button>
        )
      }
    >
      {mayChange && <TagJobs />}
      <Group gap="sm">
        <StateSwitch label={t.state} states={t.states} value={state ?? 'active'} onChange={show} />
        <TextInput
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </Group>
      <TagList archived={state === 'archived'} search={search} mayChange={mayChange} />
      {opened && <TagFieldsDialog onClose={dialog.close} />}
    </Page>
  );
}
