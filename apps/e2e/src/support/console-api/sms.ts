import type { LedgerEntry, SmsAccount, SmsBudgets, SmsMessage, TeamSmsGateway } from '@tieline/contracts';
import { sandbox } from '../sandbox.js';
import { api } from './session.js';

/** SMS: credit, limits, gateways, messages. */
export const smsApi = {
  smsBudgets: () => api<SmsBudgets>('GET', '/sms/budgets'),

  setSmsAccount: (body: { dailyCap?: number; lowBalance?: number }) =>
    api<SmsAccount>('PATCH', '/sms/account', body),

  async smsMessages(): Promise<SmsMessage[]> {
    const { items } = await api<{ items: SmsMessage[] }>('GET', '/sms/messages');
    return items;
  },

  async addSmsGateway(name: string): Promise<void> {
    const { baseUrl, token } = await sandbox.smsAccount();
    const credentials = { baseUrl, token };
    await api<unknown>('POST', '/sms/gateways', {
      kind: 'sandbox',
      name,
      credentials,
      countries: [],
      enabled: true,
    });
  },

  async removeSmsGateways(): Promise<void> {
    const { items } = await api<{ items: TeamSmsGateway[] }>('GET', '/sms/gateways');
    for (const { id } of items) await api<unknown>('DELETE', `/sms/gateways/${id}`);
  },

  smsAccount: () => api<SmsAccount>('GET', '/sms/account'),

  async ledger(): Promise<LedgerEntry[]> {
    const { items } = await api<{ items: LedgerEntry[] }>('GET', '/sms/ledger');
    return items;
  },
};
