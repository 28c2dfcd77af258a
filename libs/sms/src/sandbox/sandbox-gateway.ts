import { z } from 'zod';
import {
  SmsGateway,
  smsRejections,
  type SmsBalance,
  type SmsMessage,
  type SmsRejection,
} from '../gateway.js';
import type { SmsResult, SmsState } from '../gateway.js';
import { exchange, type HttpOutcome } from '../http.js';

export type SandboxSmsGatewayOptions = {
  baseUrl: string;
  token: string;
  /** 10,000 unless told */
  timeoutMs?: number;
  fetch?: typeof fetch;
};

const Message = z.object({ id: z.string().min(1), state: z.string() });
const Balance = z.object({ credits: z.number() });
const Refusal = z.object({
  group: z.enum(smsRejections).nullable().catch(null),
  message: z.string().catch(''),
});

/**
 * The sandbox's gateway: POST /messages {id, to, text} → 201 {id, state}, GET /messages/{id}, GET /balance, all
 * with a bearer token. The same id again answers the first message. Refusals are {group, message}.
 */
export class SandboxSmsGateway extends SmsGateway {
  private readonly baseUrl: string;

  constructor(private readonly options: SandboxSmsGatewayOptions) {
    super();
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    const outcome = await this.call('POST', '/messages', message);
    if (outcome.kind === 'fault') {
      return outcome.sent
        ? { kind: 'unknown', detail: outcome.detail }
        : { kind: 'rejected', group: 'temporary', detail: outcome.detail };
    }
    if (outcome.status >= 200 && outcome.status < 300) {
      const taken = Message.safeParse(outcome.body);
      if (taken.success) return { kind: 'accepted', providerId: taken.data.id };
      return { kind: 'unknown', detail: 'the gateway answered in a form that is not known' };
    }
    return refused(outcome);
  }

  async query(id: string): Promise<SmsState> {
    const outcome = await this.call('GET', `/messages/${encodeURIComponent(id)}`);
    if (outcome.kind === 'fault') return { kind: 'unavailable', detail: outcome.detail };
    if (outcome.status === 404) return { kind: 'notFound' };
    const message = outcome.status === 200 ? Message.safeParse(outcome.body) : undefined;
    if (!message?.success) return { kind: 'unavailable', detail: `HTTP ${outcome.status}` };
    const { id: providerId, state } = message.data;
    if (state === 'delivered') return { kind: 'delivered', providerId };
    if (state === 'undelivered' || state === 'failed')
      return { kind: 'undelivered', providerId, detail: state };
    return { kind: 'accepted', providerId };
  }

  async balance(): Promise<SmsBalance> {
    const outcome = await this.call('GET', '/balance');
    if (outcome.kind === 'fault') return { ok: false, detail: outcome.detail };
    const balance = outcome.status === 200 ? Balance.safeParse(outcome.body) : undefined;
    if (!balance?.success) return { ok: false, detail: `HTTP ${outcome.status}` };
    return { ok: true, credits: balance.data.credits };
  }

  private call(method: 'GET' | 'POST', path: string, body?: SmsMessage): Promise<HttpOutcome> {
    const { token, timeoutMs = 10_000, fetch: fetchImpl = fetch } = this.options;
    return exchange({
      method,
      url: `${this.baseUrl}${path}`,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      timeoutMs,
      fetch: fetchImpl,
    });
  }
}

/** A broken server (500, 502, 504) may have sent before it broke; only 503 says that it did not. */
function refused({ status, body }: { status: number; body: unknown }): SmsResult {
  const parsed = Refusal.safeParse(body);
  const detail = (parsed.success && parsed.data.message) || `HTTP ${status}`;
  const named = parsed.success ? parsed.data.group : null;
  if (named) return { kind: 'rejected', group: named, detail };
  if (status >= 500 && status !== 503) return { kind: 'unknown', detail };
  return { kind: 'rejected', group: groupOf(status), detail };
}

function groupOf(status: number): SmsRejection {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'no_credit';
  if (status === 400 || status === 413 || status === 422) return 'content';
  return 'temporary';
}
