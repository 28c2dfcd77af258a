import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ledgerSearch, messagesSearch } from '../../shared/search.js';
import { bindingStaff } from './frame.js';

const sms = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms',
  component: lazyRouteComponent(() => import('../../routes/sms.js'), 'SmsPage'),
});

const smsGateways = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/gateways',
  component: lazyRouteComponent(() => import('../../routes/sms-gateways.js'), 'SmsGatewaysPage'),
});

const smsLedger = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/ledger',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../../routes/sms-ledger.js'), 'SmsLedgerPage'),
});

const smsMessages = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/messages',
  validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import('../../routes/sms-messages.js'), 'SmsMessagesPage'),
});

/** SMS, for admins and supervisors. */
export const smsRoutes = [sms, smsGateways, smsLedger, smsMessages] as const;
