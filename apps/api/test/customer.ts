import type { BindingOutcome, LiffSession, OtpChallenge, Problem } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import { demo, type Answered, type TestApp } from './test-app.js';

type Identity = { lineUserId: string; liffId: string; name: string; address: string };

/** A customer with a phone in hand: `await customer.opens(); await customer.asksCode('+886…'); …` */
export class Customer {
  session: LiffSession | null = null;
  challengeId = '';
  private smsBefore = 0;

  constructor(
    readonly app: TestApp,
    readonly identity: Identity,
  ) {}

  get lineUserId(): string {
    return this.identity.lineUserId;
  }

  idToken(overrides: { now?: number; claims?: Record<string, unknown> } = {}): string {
    const { lineUserId, liffId, name } = this.identity;
    return this.app.issuer.token({
      sub: lineUserId,
      aud: liffId.split('-')[0] ?? '',
      now: this.app.now(),
      name,
      claims: { jti: Math.random().toString(36) },
      ...overrides,
    });
  }

  async tries<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answered<T>> {
    const headers: Record<string, string> = { 'x-forwarded-for': this.identity.address };
    if (this.session) headers['authorization'] = `Bearer ${this.session.token}`;
    return this.app.call<T>(method, `/api/liff${path}`, { body, headers });
  }

  async opens(source?: string): Promise<LiffSession> {
    const answer = await this.tries<LiffSession>('POST', '/sessions', {
      liffId: this.identity.liffId,
      idToken: this.idToken(),
      ...(source !== undefined && { source }),
    });
    if (answer.status !== 201) throw new Error(`no session: ${JSON.stringify(answer.body)}`);
    this.session = answer.body;
    return answer.body;
  }

  async asksCode(phone: string, country = 'TW'): Promise<Answered<OtpChallenge & Problem>> {
    this.smsBefore = this.app.sms.sent.length;
    const answer = await this.tries<OtpChallenge & Problem>('POST', '/otp-challenges', {
      phone,
      country,
    });
    if (answer.status === 202) this.challengeId = answer.body.id;
    return answer;
  }

  /** The code in the SMS that was asked for last; deliveries run beside the request, so it may take a moment. */
  async receivesCode(e164: string): Promise<string> {
    for (let tries = 0; tries < 500; tries += 1) {
      const message = this.app.sms.sent.slice(this.smsBefore).findLast(({ to }) => to === e164);
      const code = message && /\d{6}/.exec(message.text)?.[0];
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no code for ${e164}`);
  }

  async enters(code: string): Promise<Answered<BindingOutcome & Problem>> {
    return this.tries<BindingOutcome & Problem>('POST', `/otp-challenges/${this.challengeId}/verification`, {
      code,
    });
  }

  async retriesMatch(): Promise<Answered<BindingOutcome & Problem>> {
    return this.tries<BindingOutcome & Problem>('POST', `/otp-challenges/${this.challengeId}/match`);
  }

  /** The whole way with one number. */
  async binds(e164: string): Promise<Answered<BindingOutcome & Problem>> {
    await this.opens();
    const asked = await this.asksCode(e164);
    if (asked.status !== 202) throw new Error(`no code: ${JSON.stringify(asked.body)}`);
    return this.enters(await this.receivesCode(e164));
  }

  /** Writes in the chat: LINE's signed webhook. */
  async writes(text: string): Promise<Answered> {
    const signed = webhook().from(this.lineUserId).text(text).signedWith(demo.messagingSecret);
    return this.app.call('POST', `/api/line/webhook/${demo.channelId}`, {
      raw: signed.body,
      headers: signed.headers,
    });
  }
}
