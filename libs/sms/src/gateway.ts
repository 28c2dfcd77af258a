/** `id` is ours, a UUID that is never reused; `to` is E.164. */
export type SmsMessage = { id: string; to: string; text: string };

/** A message that was given to a gateway: our id and number, and the provider's id where it is known. */
export type SmsReference = { id: string; to: string; providerId: string | null };

/**
 * Why a gateway refused. Nothing was sent and nothing is charged. Only `temporary` and `no_credit` may be tried
 * elsewhere or later; the others will be refused again. `auth` is all that the operator must mend: credentials,
 * address lock, sender, suspended account.
 */
export const smsRejections = [
  'bad_number',
  'no_credit',
  'auth',
  'content',
  'opted_out',
  'foreign',
  'temporary',
] as const;
export type SmsRejection = (typeof smsRejections)[number];

/** `unknown`: it may be on its way. Never send again blindly; ask with `query` first. */
export type SmsResult =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'rejected'; group: SmsRejection; detail: string }
  | { kind: 'unknown'; detail: string };

/**
 * `notFound`: the gateway never took this id, so sending it is safe.
 * `sendAgain`: it can not be asked by our id, but sends one id once (for 12 h): sending the same message again is
 * safe, and its answer is the state.
 * `unavailable`: nobody knows now; ask again later or wait for the report. Never a reason to send again.
 */
export type SmsState =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'delivered'; providerId: string }
  | { kind: 'undelivered'; providerId: string; detail: string }
  | { kind: 'notFound' }
  | { kind: 'sendAgain'; detail: string }
  | { kind: 'unavailable'; detail: string };

/** `credits` are the provider's points, or money where `currency` (ISO 4217) is given. */
export type SmsBalance = { ok: true; credits: number; currency?: string } | { ok: false; detail: string };

/** A delivery report as it came in over HTTP. */
export type SmsReportRequest = {
  /** whole and public, as the provider called it: some sign it */
  url: string;
  query: Record<string, string>;
  /** names in lower case */
  headers: Record<string, string>;
  body: string;
};

/**
 * How a message ended. `id` is ours where the report carries it, else null. Whoever takes it in looks both up,
 * ignores what is not known, and moves only forward: most reports are unsigned.
 */
export type SmsReport = {
  id: string | null;
  providerId: string;
  state: 'delivered' | 'undelivered';
  detail: string;
};

/** What a report says, and what the provider wants to hear back, or it keeps calling. */
export type SmsReportReading = {
  reports: SmsReport[];
  answer: { status: number; contentType: string; body: string };
};

/** One SMS provider. Faults outside are values, never exceptions; no value holds a secret or a full number. */
export abstract class SmsGateway {
  abstract send(message: SmsMessage): Promise<SmsResult>;
  /** How a message stands. Some providers know our id, some only their own (SmsState says what follows). */
  abstract query(reference: SmsReference): Promise<SmsState>;
  /** What is left to send with; free of charge, so it serves as the test of a connection. */
  abstract balance(): Promise<SmsBalance>;
  /**
   * Reads a delivery report; no reports when it is none of this provider's, says nothing final, or is forged.
   * Absent: the provider sends none.
   */
  parseReport?(request: SmsReportRequest): SmsReportReading;
}
