import { maskOf, type Mask } from '../detail.js';
import type { SmsMessage } from '../gateway.js';
import { exchange, postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { taiwanForm } from '../phone.js';
import { TokenAnswer, every8dFailure, type Every8dCredentials } from './schema.js';

/** The provider asks for a new token every eight hours. */
const tokenLifeMs = 8 * 60 * 60 * 1000;
/** No such account, wrong password, nothing given: what a token that has run out looks like too. */
const authCodes = new Set(['-2', '-100', '-101', '-300']);

type Token = { ok: true; value: string; until: number } | { ok: false; outcome: HttpOutcome };

/** EVERY8D's HTTP calls, API 2.1. The token is kept 8 h and fetched once for all who wait for it. */
export class Every8dClient {
  private token: Promise<Token> | null = null;
  private lastToken: string | undefined;

  constructor(
    private readonly credentials: Every8dCredentials,
    private readonly options: HttpOptions,
    private readonly now: () => number,
  ) {}

  /** Hides the token too: it is not known before it is given. */
  readonly mask: Mask = (text) => maskOf([this.credentials.password, this.lastToken])(text);

  /** `SB` is never shown to the customer; the report brings it back as SUBJECT, so it carries our id. */
  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    const DEST = to.startsWith('+886') ? taiwanForm(to) : to;
    return this.call('SendSMS.ashx', { SB: id, MSG: text, DEST, ST: '' });
  }

  query(batchId: string): Promise<HttpOutcome> {
    return this.call('GetDeliveryStatus.ashx', { BID: batchId, PNO: '1', RESPFORMAT: '1' });
  }

  balance(): Promise<HttpOutcome> {
    return this.call('GetCredit.ashx', {});
  }

  /** With one fresh token when the kept one is refused: a refused call has done nothing, so it may go again. */
  private async call(name: string, fields: Record<string, string>): Promise<HttpOutcome> {
    const kept = this.token;
    const first = await this.callOnce(name, fields);
    if (!kept || !isAuthFailure(first)) return first;
    if (this.token === kept) this.token = null;
    return this.callOnce(name, fields);
  }

  private async callOnce(name: string, fields: Record<string, string>): Promise<HttpOutcome> {
    const token = await this.freshToken();
    if (!token.ok) return token.outcome;
    const headers = { authorization: `Bearer ${token.value}` };
    return postForm(this.url(name), fields, this.options, headers);
  }

  private async freshToken(): Promise<Token> {
    this.token ??= this.fetchToken();
    const pending = this.token;
    const token = await pending;
    if (token.ok && token.until > this.now()) return token;
    // A failure is not kept; whoever comes first after the end of a token fetches the next.
    if (this.token === pending) this.token = token.ok ? this.fetchToken() : null;
    return token.ok ? this.freshToken() : token;
  }

  private async fetchToken(): Promise<Token> {
    const { uid: UID, password: PWD } = this.credentials;
    const body = JSON.stringify({ HandlerType: 3, VerifyType: 1, UID, PWD });
    const headers = { 'content-type': 'application/json' };
    const url = this.url('ConnectionHandler.ashx');
    const outcome = await exchange({ method: 'POST', url, headers, body }, this.options);
    // Nothing has been sent while the token is not there, however this ends.
    if (outcome.kind === 'fault') return { ok: false, outcome: { ...outcome, sent: false } };
    const { success, data } = TokenAnswer.safeParse(outcome.body);
    if (success && data.Result) {
      this.lastToken = data.Msg;
      return { ok: true, value: data.Msg, until: this.now() + tokenLifeMs };
    }
    if (success && !data.Result && /^-?\d+$/.test(data.Status))
      return { ok: false, outcome: { ...outcome, text: `${data.Status}, ${data.Msg}`, body: undefined } };
    return { ok: false, outcome: noToken(outcome.status) };
  }

  private url(name: string): string {
    return `${trimBase(this.credentials.baseUrl)}/API21/HTTP/${name}`;
  }
}

function noToken(status: number): HttpOutcome {
  if (status === 401 || status === 403) return { kind: 'answer', status, text: '', body: undefined };
  return { kind: 'fault', sent: false, detail: `no token was given (HTTP ${status})` };
}

function isAuthFailure(outcome: HttpOutcome): boolean {
  if (outcome.kind === 'fault') return false;
  return outcome.status === 401 || authCodes.has(every8dFailure(outcome.text)?.code ?? '');
}
