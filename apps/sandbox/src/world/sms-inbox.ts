import type { Sms, SmsState } from '../protocol.js';
import { smsArrivesLate, smsFails, smsLateMs, smsNeverArrives } from './magic-numbers.js';

export type StoredSms = Sms & { reportUrl: string | null };

const kept = 100_000;
const keptPerNumber = 50;

/** The pretend gateway's messages; nothing here can send anything anywhere. */
export class SmsInbox {
  private readonly byId = new Map<string, StoredSms>();
  private readonly byNumber = new Map<string, string[]>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly now: () => number,
    private readonly changed: (sms: StoredSms) => void,
  ) {}

  find(id: string): StoredSms | undefined {
    return this.byId.get(id);
  }

  /** Newest first; all numbers when `to` is null. */
  list(to: string | null, limit = 200): StoredSms[] {
    const ids = to === null ? [...this.byId.keys()].slice(-limit) : (this.byNumber.get(to) ?? []);
    const found = ids.map((id) => this.byId.get(id)).filter((sms) => sms !== undefined);
    return found.reverse().slice(0, limit);
  }

  count(): number {
    return this.byId.size;
  }

  accept(
    message: { id: string; to: string; text: string; reportUrl: string | null },
    delayMs: number,
  ): StoredSms {
    const sms: StoredSms = {
      ...message,
      providerId: `SMS-${message.id}`,
      state: 'accepted',
      code: /(?<!\d)\d{6}(?!\d)/.exec(message.text)?.[0] ?? null,
      parts: partsOf(message.text),
      at: new Date(this.now()).toISOString(),
      deliveredAt: null,
    };
    this.keep(sms);
    this.deliver(sms, delayMs);
    return sms;
  }

  clear(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.byId.clear();
    this.byNumber.clear();
  }

  dump(): StoredSms[] {
    return [...this.byId.values()];
  }

  /** What was under way at the snapshot arrives at once. */
  load(messages: StoredSms[]): void {
    this.clear();
    for (const sms of messages) {
      this.keep(sms);
      const underway = sms.state === 'accepted' || sms.state === 'sent';
      if (underway && sms.to !== smsNeverArrives) this.move(sms, 'delivered');
    }
  }

  private keep(sms: StoredSms): void {
    this.byId.set(sms.id, sms);
    const ids = this.byNumber.get(sms.to);
    if (ids) {
      ids.push(sms.id);
      if (ids.length > keptPerNumber) ids.shift();
    } else this.byNumber.set(sms.to, [sms.id]);
    if (this.byId.size > kept) this.forgetOldest();
  }

  private forgetOldest(): void {
    const [oldest] = this.byId.values();
    if (!oldest) return;
    this.byId.delete(oldest.id);
    const rest = this.byNumber.get(oldest.to)?.filter((id) => id !== oldest.id) ?? [];
    if (rest.length > 0) this.byNumber.set(oldest.to, rest);
    else this.byNumber.delete(oldest.to);
  }

  private deliver(sms: StoredSms, delayMs: number): void {
    if (sms.to === smsFails) return this.move(sms, 'undelivered');
    const wait = sms.to === smsArrivesLate ? Math.max(smsLateMs, delayMs) : delayMs;
    if (sms.to !== smsNeverArrives && wait === 0) return this.move(sms, 'delivered');
    this.move(sms, 'sent');
    if (sms.to === smsNeverArrives) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.move(sms, 'delivered');
    }, wait);
    this.timers.add(timer.unref());
  }

  private move(sms: StoredSms, state: SmsState): void {
    sms.state = state;
    if (state === 'delivered') sms.deliveredAt = new Date(this.now()).toISOString();
    this.changed(sms);
  }
}

/** UCS-2: 70 in one part, 67 in each of several; GSM letters: 160 and 153. */
function partsOf(text: string): number {
  // eslint-disable-next-line no-control-regex -- ASCII is near enough to the GSM alphabet for a pretend bill
  const [one, each] = /^[\u0000-\u007f]*$/.test(text) ? [160, 153] : [70, 67];
  return text.length <= one ? 1 : Math.ceil(text.length / each);
}
