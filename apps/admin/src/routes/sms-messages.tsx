import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../components/page.js';
import { MessageFilters } from '../features/sms/message-filters.js';
import { MessageList } from '../features/sms/message-list.js';
import { SmsNav } from '../features/sms/sms-nav.js';
import { smsTexts } from '../features/sms/texts.js';
import { useTexts } from '../shared/i18n.js';
import type { MessagesSearch } from '../shared/search.js';

const route = getRouteApi('/shell/staff/sms/messages');

export function SmsMessagesPage() {
  const t = useTexts(smsTexts);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: MessagesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Page title={t.messages} purpose={t.messagesPurpose}>
      <SmsNav />
      <MessageFilters filter={filter} onChange={change} />
      <MessageList filter={filter} onClear={() => void navigate({ search: {} })} />
    </Page>
  );
}
