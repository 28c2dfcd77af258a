import { taggingSources, tieEnds, type TimelineEntry } from '@tieline/contracts';
import { z } from 'zod';
import { withoutNumbers } from '../../sms/without-numbers.js';
import type { SmsFacts, TimelineRow } from './timeline.repository.js';

const deliveryState = z.enum(['queued', 'delivered', 'failed', 'unknown']);
const taggingSource = z.enum(taggingSources);
const challengeState = z.enum(['open', 'proven', 'consumed', 'replaced']);
const tieEnd = z.enum(tieEnds);
const reviewKind = z.enum(['contested', 'many', 'merge']);
const afterReason = z.object({ reason: z.string() });
const instant = (ms: number): string => new Date(ms).toISOString();

function reasonOf(json: string | null): string | null {
  if (!json) return null;
  const parsed = afterReason.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data.reason : null;
}

/** A merged row → an entry of the contract. */
export function describeEntry(row: TimelineRow, sms: ReadonlyMap<string, SmsFacts>): TimelineEntry {
  const { source, facts } = row;
  const [first, second, third, fourth] = facts;
  const entry = { id: `${source}.${row.id}`, at: instant(row.at) };
  const text = first ?? '';
  switch (source) {
    case 'pageOpened':
      return { ...entry, type: 'pageOpened', source: first ?? null };
    case 'codeSent': {
      const { delivery = null, cost = null } = sms.get(row.id) ?? {};
      return {
        ...entry,
        type: 'codeSent',
        maskedPhone: text,
        state: challengeState.parse(second),
        attempts: Number(third),
        expiresAt: instant(Number(fourth)),
        delivery: delivery && deliveryState.parse(delivery.state),
        receipt: delivery?.receipt ?? null,
        failure: withoutNumbers(delivery?.reason ?? null),
        cost,
      };
    }
    case 'friendship':
      return { ...entry, type: text === 'follow' ? 'followed' : 'unfollowed' };
    case 'unbound':
      return { ...entry, type: 'unbound', maskedPhone: text, reason: second ?? null };
    case 'bound':
      return { ...entry, type: 'bound', maskedPhone: text, memberNumber: second ?? null };
    case 'reviewOpened':
      return {
        ...entry,
        type: 'reviewOpened',
        maskedPhone: text,
        kind: reviewKind.parse(second),
      };
    case 'tagOn':
      return {
        ...entry,
        type: 'tagOn',
        tag: text,
        source: taggingSource.parse(second),
        apiKeyName: third ?? null,
      };
    case 'tagOff':
      return { ...entry, type: 'tagOff', tag: text };
    case 'message':
      return {
        ...entry,
        type: 'message',
        kind: text === 'line.push' ? 'push' : 'reply',
        delivery: deliveryState.parse(second),
        failure: withoutNumbers(third ?? null),
      };
    case 'siteTied':
      return { ...entry, type: 'siteTied', page: text };
    case 'siteUntied':
      return { ...entry, type: 'siteUntied', page: text, by: tieEnd.parse(second) };
    case 'staff':
      return {
        ...entry,
        type: 'staff',
        action: text,
        staffName: second ?? null,
        reason: reasonOf(third ?? null),
      };
  }
}
