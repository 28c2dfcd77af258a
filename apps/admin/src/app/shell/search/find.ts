import { useQuery } from '@tanstack/react-query';
import type { Contact, listContacts } from '@tieline/contracts';
import { endpoint, format } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useEntries } from '../entries.js';
import { shellTexts } from '../texts.js';

const target = endpoint<typeof listContacts>('GET', '/api/contacts');
const shownContacts = 8;

export type Hit = { key: string; label: string; note: string } & (
  { to: '/contacts/$contactId'; contactId: string } | { to: '/contacts'; q: string } | { to: PagePath }
);
type PagePath = ReturnType<typeof useEntries>[number]['to'];
export type Found = { hits: Hit[]; pending: boolean; error: unknown };

/** Pages by their names at once, contacts by name, whole phone number or member number from the API. */
export function useFind(typed: string): Found {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  const q = typed.trim();
  const entries = useEntries();
  const contacts = useQuery({
    queryKey: ['contacts', 'search', q],
    queryFn: ({ signal }) => api.call(target, { query: { q, limit: shownContacts }, signal }),
    enabled: q !== '',
    staleTime: 10_000,
  });
  const folded = q.toLowerCase();
  const pages = entries
    .filter(({ label }) => t[label].toLowerCase().includes(folded))
    .map(({ to, label }): Hit => ({ key: to, to, label: t[label], note: t.page }));
  const toHit = ({ id, displayName, maskedPhone, memberNumber }: Contact): Hit => ({
    key: id,
    to: '/contacts/$contactId',
    contactId: id,
    label: displayName ?? common.unnamed,
    note: [maskedPhone, memberNumber].filter(Boolean).join(' · ') || t.contact,
  });
  const items = q === '' ? [] : (contacts.data?.items ?? []);
  const all: Hit[] = contacts.data?.nextCursor
    ? [{ key: 'all', to: '/contacts', q, label: format(t.allContacts, { q }), note: t.contacts }]
    : [];
  return {
    // pages first: what stands at the top does not move when the contacts arrive
    hits: [...pages, ...items.map(toHit), ...(q === '' ? [] : all)],
    pending: q !== '' && contacts.isPending,
    error: contacts.error,
  };
}
