import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../components/page.js';
import { StateSwitch, type ListState } from '../components/state-switch.js';
import { useSession } from '../features/session/api/get-session.js';
import { TagFieldsDialog } from '../features/tags/tag-fields.js';
import { TagJobs } from '../features/tags/tag-jobs.js';
import { TagList } from '../features/tags/tag-list.js';
import { tagTexts } from '../features/tags/texts.js';
import { useTexts } from '../shared/i18n.js';
import { mayTag } from '../shared/roles.js';
import type { TagsSearch } from '../shared/search.js';

const route = getRouteApi('/shell/tags');

export function TagsPage() {
  const t = useTexts(tagTexts);
  const { state, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayChange = mayTag(useSession().role);
  const [opened, dialog] = useDisclosure(false);
  const filter = (change: TagsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const show = (value: ListState) => filter({ state: value === 'archived' ? value : undefined });
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
          value={q}
          onChange={({ currentTarget }) => filter({ q: currentTarget.value || undefined })}
        />
      </Group>
      <TagList archived={state === 'archived'} search={q} mayChange={mayChange} />
      {opened && <TagFieldsDialog onClose={dialog.close} />}
    </Page>
  );
}
