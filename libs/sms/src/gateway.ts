/** `id` is ours, a UUID that is never reused; `to` is E.164. */
export type SmsMessage = { id: string; to: string; text: string };

/**
 * Why a gateway refused. Nothing was sent and nothing is charged. Only `temporary` and `no_credit` may be tried
 * elsewhere or later; the others will be refused again.
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

/** `notFound`: the gateway never took this id, so sending it is safe. `unavailable`: ask again later. */
export type SmsState =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'delivered'; providerId: string }
  | { kind: 'undelivered'; providerId: string; detail: string }
  | { kind: 'notFound' }
  | { kind: 'unavailable'; detail: string };

export type SmsBalance = { ok: true; credits: number } | { ok: false; detail: string };

/** A delivery report as it came in over HTTP. */
export type SmsReportRequest = { query: Record<string, string>; body: string; contentType: string | null };
export type SmsReport = { providerId: string; state: 'delivered' | 'undelivered'; detail: string };

/** One SMS provider. Faults outside are values, never exceptions. */
export abstract class SmsGateway {
  abstract send(message: SmsMessage): Promise<SmsResult>;
  /** Takes our id. */
  abstract query(id: string): Promise<SmsState>;
  abstract balance(): Promise<SmsBalance>;
  /** Reads a delivery report; empty when it is none of this provider's. Absent: the provider sends none. */
  parseReport?(request: SmsReportRequest): SmsReport[];
}
