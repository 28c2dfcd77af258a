import {
  SmsGateway,
  type SmsBalance,
  type SmsMessage,
  type SmsReference,
  type SmsReportReading,
  type SmsReportRequest,
  type SmsResult,
  type SmsState,
} from '@tieline/sms';

type Told = { id?: string; providerId: string; state: 'delivered' | 'undelivered' | 'underway' };

/** A gateway in memory: takes everything unless told, and as often as it is sent. */
export class FakeSmsGateway extends SmsGateway {
  /** what would have reached phones, in order */
  readonly sent: SmsMessage[] = [];
  credits = 1000;
  /** false: knows its own ids only, as most gateways do */
  askable = true;
  /** true: the same id reaches the phone once, as with some gateways */
  guardsRepeats = false;
  private readonly planned: SmsResult[] = [];

  /** The next send ends like this. `unknown` takes the message all the same, as a gateway that times out does. */
  answerNext(result: SmsResult): void {
    this.planned.push(result);
  }

  /** What was planned and did not come to pass is planned no longer. */
  forgetPlans(): void {
    this.planned.length = 0;
  }

  /** The code in the last message to this number. */
  codeFor(to: string): string {
    const text = this.sent.findLast((message) => message.to === to)?.text ?? '';
    const code = /\d{6}/.exec(text)?.[0];
    if (!code) throw new Error(`no code was sent to ${to}`);
    return code;
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    const result = this.planned.shift() ?? { kind: 'accepted', providerId: `fake-${message.id}` };
    const repeated = this.guardsRepeats && this.sent.some(({ id }) => id === message.id);
    if (result.kind !== 'rejected' && !repeated) this.sent.push({ ...message });
    return result;
  }

  async query({ id }: Pick<SmsReference, 'id'>): Promise<SmsState> {
    if (!this.askable) return { kind: 'unavailable', detail: 'can not be asked by our reference' };
    const known = this.sent.some((message) => message.id === id);
    return known ? { kind: 'delivered', providerId: `fake-${id}` } : { kind: 'notFound' };
  }

  /** JSON of one report or several: `{ id?, providerId, state }`; `underway` says nothing final. */
  override parseReport({ body }: SmsReportRequest): SmsReportReading {
    const told = [JSON.parse(body) as Told | Told[]].flat();
    const reports = told.flatMap(({ id = null, providerId, state }) =>
      state === 'underway' ? [] : [{ id, providerId, state, detail: 'as told' }],
    );
    return { reports, answer: { status: 200, contentType: 'text/plain', body: 'heard' } };
  }

  async balance(): Promise<SmsBalance> {
    return { ok: true, credits: this.credits };
  }
}
