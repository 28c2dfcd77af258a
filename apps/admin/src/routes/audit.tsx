import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../components/page.js';
import { AuditExport } from '../features/audit/audit-export.js';
import { AuditFilters } from '../features/audit/audit-filters.js';
import { AuditList } from '../features/audit/audit-list.js';
import { auditTexts } from '../features/audit/texts.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/staff/audit');

export function AuditPage() {
  const t = useTexts(auditTexts);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const clear = () => void navigate({ search: {} });
  return (
    <Page title={t.title} purpose={t.purpose} actions={<AuditExport filter={filter} />}>
      <AuditFilters
        filter={filter}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
        onClear={clear}
      />
      <AuditList filter={filter} onClear={clear} />
    </Page>
  );
}
