import { trialSourcePrefix, type TimelineEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { TimelineTexts } from './texts.js';

export type EntryText = { title: string; details: string[] };

/** Reasons that the system itself gives. */
const reasons: Record<string, 'moved' | 'ownWish'> = {
  'moved to another LINE account': 'moved',
  'by the customer': 'ownWish',
};

type Words = { t: TimelineTexts; reasonWords: (recorded: string) => string };

/** An entry in words: what happened, then how it went. */
export function entryText(entry: TimelineEntry, { t, reasonWords }: Words, now = Date.now()): EntryText {
  const told = (title: string, ...details: (string | null | false)[]): EntryText => ({
    title,
    details: details.flatMap((detail) => detail || []),
  });
  switch (entry.type) {
    case 'pageOpened':
      if (entry.source?.startsWith(trialSourcePrefix)) return told(t.pageTried);
      return told(entry.source ? format(t.pageOpenedFrom, { source: entry.source }) : t.pageOpened);
    case 'followed':
    case 'unfollowed':
      return told(t[entry.type]);
    case 'codeSent': {
      const late = entry.state === 'open' && Date.parse(entry.expiresAt) < now;
      return told(
        format(t.codeSent, { phone: entry.maskedPhone }),
        entry.receipt ? t.receipts[entry.receipt] : entry.delivery && t.deliveries[entry.delivery],
        late ? t.expired : t.codeStates[entry.state],
        entry.attempts > 0 && format(t.attempts, { count: String(entry.attempts) }),
        entry.cost !== null && format(t.cost, { count: String(entry.cost) }),
        entry.failure,
      );
    }
    case 'message':
      return told(
        t.message[entry.kind],
        t.deliveries[entry.delivery],
        entry.failure && reasonWords(entry.failure),
      );
    case 'bound': {
      const member = entry.memberNumber && format(t.member, { number: entry.memberNumber });
      // tied by a signed link: no number was proven
      const title = entry.maskedPhone ? format(t.bound, { phone: entry.maskedPhone }) : t.linked;
      return told(title, member);
    }
    case 'unbound': {
      const known = reasons[entry.reason ?? ''];
      const reason = known ? t[known] : entry.reason;
      const title = entry.maskedPhone ? format(t.unbound, { phone: entry.maskedPhone }) : t.unlinked;
      return told(title, reason);
    }
    case 'reviewOpened':
      return told(
        entry.maskedPhone
          ? format(t.reviewOpened[entry.kind], { phone: entry.maskedPhone })
          : t.linkReviewOpened,
      );
    case 'tagOn':
      return told(
        format(t.tagOn, { tag: entry.tag }),
        t.sources[entry.source],
        entry.apiKeyName !== null && format(t.apiKey, { name: entry.apiKeyName }),
      );
    case 'tagOff':
      return told(format(t.tagOff, { tag: entry.tag }));
    case 'siteTied':
      return told(format(t.siteTied, { page: entry.page }));
    case 'siteUntied':
      return told(format(t.siteUntied[entry.by], { page: entry.page }));
    case 'staff': {
      const actions: Record<string, string | undefined> = t.actions;
      return told(actions[entry.action] ?? entry.action, entry.staffName ?? t.formerStaff, entry.reason);
    }
  }
}
