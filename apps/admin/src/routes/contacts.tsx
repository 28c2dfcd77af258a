import { Stack, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '../components/links.js';
import { Page } from '../components/page.js';
import type { ContactFilter } from '../features/contacts/api/list-contacts.js';
import { ContactFilters } from '../features/contacts/contact-filters.js';
import { ContactList } from '../features/contacts/contact-list.js';
import { FunnelNote } from '../features/contacts/funnel-note.js';
import { ExportMenu } from '../features/contacts/privacy/export-menu.js';
import { ReviewList } from '../features/contacts/review-list.js';
import { ContactViews } from '../features/contacts/views/contact-views.js';
import { BulkTags } from '../features/tags/bulk-tags.js';
import { contactTexts } from '../features/contacts/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind, mayTag } from '../shared/roles.js';

const route = getRouteApi('/shell/contacts');

export function ContactsPage() {
  const t = useTexts(contactTexts);
  const { view, viewId, ...filter } = route.useSearch();
  // whom it finds, in whatever order
  const { sort: _order, ...people } = filter;
  const navigate = route.useNavigate();
  const { role } = useSession();
  const staff = mayBind(role);
  const show = (next: string | null) =>
    void navigate({ search: next === 'reviews' ? { view: 'reviews' } : {} });
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        view !== 'reviews' && (
          <>
            {mayTag(role) && <BulkTags filter={people} />}
            {staff && (
              <ButtonLink to="/contacts/import" variant="default">
                {t.import}
              </ButtonLink>
            )}
            {staff && <ExportMenu filter={filter} />}
          </>
        )
      }
    >
      {staff ? (
        <Tabs value={view ?? 'all'} onChange={show} keepMounted={false}>
          <Tabs.List aria-label={t.views}>
            <Tabs.Tab value="all">{t.viewAll}</Tabs.Tab>
            <Tabs.Tab value="reviews">{t.viewReviews}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="all" pt="md">
            <AllContacts filter={filter} viewId={viewId} />
          </Tabs.Panel>
          <Tabs.Panel value="reviews" pt="md">
            <ReviewList />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <AllContacts filter={filter} viewId={viewId} />
      )}
    </Page>
  );
}

function AllContacts({ filter, viewId }: { filter: ContactFilter; viewId: string | undefined }) {
  const navigate = route.useNavigate();
  const change = (next: ContactFilter) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const clear = () => void navigate({ search: {} });
  return (
    <Stack>
      <ContactViews filter={filter} viewId={viewId} />
      <FunnelNote filter={filter} onChange={change} />
      <ContactFilters filter={filter} onChange={change} onClear={clear} />
      <ContactList filter={filter} onSort={(sort) => change({ sort })} onClear={clear} />
    </Stack>
  );
}
