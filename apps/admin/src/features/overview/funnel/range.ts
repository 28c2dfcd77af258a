import { addDays } from '../../../shared/days.js';
import type { OverviewSearch } from '../../../shared/search.js';
import type { FunnelQuery } from './api/get-funnel.js';

export const defaultDays = 7;

/** The address → what is asked for. Periods count back from today, today included. */
export function funnelQueryOf(search: OverviewSearch, today: string): FunnelQuery {
  const { days = defaultDays, from, to, channelId, source } = search;
  const range = from && to ? { from, to } : { from: addDays(today, 1 - days), to: today };
  return { ...range, ...(channelId && { channelId }), ...(source && { source }) };
}
