import { SectionNav } from '../../components/section-nav.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { smsTexts } from './texts.js';

/** The pages of SMS credit. */
export function SmsNav() {
  const t = useTexts(smsTexts);
  const sections = [
    { to: '/sms', label: t.summary },
    { to: '/sms/ledger', label: t.ledger },
    { to: '/sms/messages', label: t.messages },
  ] as const;
  const gateways = { to: '/sms/gateways', label: t.gateways } as const;
  const admin = isAdmin(useSession().role);
  return <SectionNav label={t.sections} sections={admin ? [...sections, gateways] : sections} />;
}
