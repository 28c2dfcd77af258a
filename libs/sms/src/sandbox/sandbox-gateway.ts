import { z } from 'zod';
import { defineSmsGateway, secretField } from '../define-gateway.js';
import { maskOf, type Mask } from '../detail.js';
import {
  SmsGateway,
  smsRejections,
  type SmsBalance,
  type SmsMessage,
  type SmsReference,
  type SmsReportReading,
  type SmsReportRequest,
  type SmsResult,
  type SmsState,
} from '../gateway.js';
import {
  exchange,
  parseJson,
  trimBase,
  type HttpAnswer,
  type HttpOptions,
  type HttpOutcome,
} from '../http.js';
import { balanceOf, reading, rejected, resultOf, stateOf } from '../outcome.js';
import { ourId } from '../report-url.js';

export type SandboxSmsGatewayOptions = HttpOptions & { baseUrl: string; token: string; reportUrl?: string };

const Message = z.object({ id: z.string().min(1), state: z.string() });
const Balance = z.object({ credits: z.number() });
const Report = z.object({
  id: z.string().min(1).max(100),
  /** ours */
  clientId: z.string(),
  state: z.string(),
});
const Refusal = z.object({ group: z.enum(smsRejections), message: z.string().catch('') });

/**
 * The sandbox's gateway: POST /messages {id, to, text} → 201 {id, state}, GET /messages/{id}, GET /balance, all
 * with a bearer token. The same id again answers the first message. Refusals are {group, message}.
 */
export class SandboxSmsGateway extends SmsGateway {
  private readonly baseUrl: string;
  private readonly mask: Mask;

  constructor(private readonly options: SandboxSmsGatewayOptions) {
    super();
    this.baseUrl = trimBase(options.baseUrl);
    this.mask = maskOf([options.token]);
  }

  async send({ id, to, text }: SmsMessage): Promise<SmsResult> {
    const { reportUrl } = this.options;
    const outcome = await this.call('POST', '/messages', { id, to, text, ...(reportUrl && { reportUrl }) });
    return resultOf(outcome, ({ status, body }) =>
      status >= 200 && status < 300 ? readTaken(body) : readRefusal(body, this.mask),
    );
  }

  async query({ id }: SmsReference): Promise<SmsState> {
    return stateOf(await this.call('GET', `/messages/${encodeURIComponent(id)}`), readState);
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.call('GET', '/balance'), ({ status, body }) => {
      const balance = Balance.safeParse(body);
      return status === 200 && balance.success ? { ok: true, credits: balance.data.credits } : null;
    });
  }

  override parseReport({ body }: SmsReportRequest): SmsReportReading {
    return readReport(body);
  }

  private call(
    method: 'GET' | 'POST',
    path: string,
    body?: SmsMessage & { reportUrl?: string },
  ): Promise<HttpOutcome> {
    const headers = {
      authorization: `Bearer ${this.options.token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const url = `${this.baseUrl}${path}`;
    return exchange({ method, url, headers, ...(body ? { body: JSON.stringify(body) } : {}) }, this.options);
  }
}

function readTaken(body: unknown): SmsResult | null {
  const taken = Message.safeParse(body);
  return taken.success ? { kind: 'accepted', providerId: taken.data.id } : null;
}

function readRefusal(body: unknown, mask: Mask): SmsResult | null {
  const refusal = Refusal.safeParse(body);
  return refusal.success ? rejected(refusal.data.group, mask(refusal.data.message)) : null;
}

function readState({ status, body }: HttpAnswer): SmsState | null {
  if (status === 404) return { kind: 'notFound' };
  const message = Message.safeParse(body);
  if (status !== 200 || !message.success) return null;
  const { id: providerId, state } = message.data;
  if (state === 'delivered') return { kind: 'delivered', providerId };
  if (state === 'undelivered' || state === 'failed')
    return { kind: 'undelivered', providerId, detail: state };
  return { kind: 'accepted', providerId };
}

/** POST, unsigned, of every final state; `id` is the gateway's. */
function readReport(body: string): SmsReportReading {
  const read = Report.safeParse(parseJson(body));
  const id = read.success ? ourId(read.data.clientId) : null;
  if (!read.success || id === null) return reading([]);
  const { id: providerId, state } = read.data;
  return reading(
    state === 'delivered' || state === 'undelivered' ? [{ id, providerId, state, detail: state }] : [],
  );
}

export const sandbox = defineSmsGateway({
  name: { 'zh-TW': '沙盒（不會真的送出）', en: 'Sandbox (nothing is sent)' },
  credentials: z.strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }).meta({
      label: { 'zh-TW': '沙盒簡訊網址', en: 'Address of the sandbox’s gateway' },
      account: true,
      address: true,
    }),
    token: secretField({ 'zh-TW': '權杖', en: 'Token' }),
  }),
  create: (credentials, options) => new SandboxSmsGateway({ ...options, ...credentials }),
});
