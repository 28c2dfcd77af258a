import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../components/page.js';
import { Ledger } from '../features/sms/ledger.js';
import { LedgerExport, LedgerFilters } from '../features/sms/ledger-filters.js';
import { SmsNav } from '../features/sms/sms-nav.js';
import { smsTexts } from '../features/sms/texts.js';
import { useTexts } from '../shared/i18n.js';
import type { LedgerSearch } from '../shared/search.js';

const route = getRouteApi('/shell/staff/sms/ledger');

export function SmsLedgerPage() {
  const t = useTexts(smsTexts);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: LedgerSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Page title={t.ledger} purpose={t.ledgerPurpose} actions={<LedgerExport filter={filter} />}>
      <SmsNav />
      <LedgerFilters filter={filter} onChange={change} />
      <Ledger filter={filter} onClear={() => void navigate({ search: {} })} />
    </Page>
  );
}
