import type { Funnel } from '@tieline/contracts';
import { api } from './session.js';

/** The team, and what it did. */
export const teamApi = {
  funnel: (query: Record<string, string>) =>
    api<Funnel>('GET', `/funnel?${new URLSearchParams(query).toString()}`),

  /** Fresh links that a person would get: to join, and to set a new password. */
  async doors(): Promise<{ invitation: string; reset: string }> {
    const email = `guest-${Date.now()}@sunrise.example`;
    const invited = await api<{ url: string }>('POST', '/team/invitations', { email, role: 'agent' });
    const { items } = await api<{ items: { id: string; role: string }[] }>('GET', '/team/members');
    const agent = items.find(({ role }) => role === 'agent')?.id ?? '';
    const reset = await api<{ url: string }>('POST', `/team/members/${agent}/password-reset`);
    return { invitation: invited.url, reset: reset.url };
  },

  async audit(): Promise<{ action: string; targetId: string }[]> {
    const { items } = await api<{ items: { action: string; targetId: string }[] }>('GET', '/audit');
    return items;
  },
};
