import fc from 'fast-check';
import type { SmsMessage } from '@tieline/sms';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository, leaseMs } from '../delivery/delivery.repository.js';
import { Sweeper } from '../delivery/sweeper.js';
import { GatewayMaker } from '../sms-gateways/gateway-maker.js';
import type { OtpSmsPayload } from './otp-sms.handler.js';
import { SettleSms } from './settle-sms.js';
import { SmsOutbox } from './sms-outbox.js';
import { UnknownSms, firstAskMs } from './unknown-sms.js';

/** What can happen to one SMS, in any order: to a try of it, to its worker, and by what the gateway says later. */
const events = [
  'accepted',
  'refused',
  'busy',
  'takenButLost',
  'lost',
  'workerDies',
  'workerDiesAfterSending',
  'reportArrived',
  'reportLost',
  'ask',
] as const;
type Event = (typeof events)[number];

/** What an SMS is, as simple as it can be said. */
type Model = {
  state: 'queued' | 'delivered' | 'failed' | 'unknown';
  receipt: 'delivered' | 'undelivered' | null;
  tried: boolean;
  /** a worker died over it: nobody knows what it did */
  doubtful: boolean;
  /** the gateway has it */
  taken: boolean;
  refunded: boolean;
};
const born: Model = {
  state: 'queued',
  receipt: null,
  tried: false,
  doubtful: false,
  taken: false,
  refunded: false,
};

function next(sms: Model, event: Event): Model {
  const queued = sms.state === 'queued';
  const open = sms.receipt === null && (queued ? sms.tried : sms.state !== 'failed');
  switch (event) {
    case 'accepted':
    case 'refused':
    case 'busy':
    case 'takenButLost':
    case 'lost':
      return queued ? tried(sms, event) : sms;
    case 'workerDies':
      return queued ? { ...sms, tried: true, doubtful: true } : sms;
    case 'workerDiesAfterSending':
      return queued ? { ...sms, tried: true, doubtful: true, taken: true } : sms;
    case 'reportArrived':
      return open ? { ...sms, state: 'delivered', receipt: 'delivered' } : sms;
    case 'reportLost':
      return open ? { ...sms, state: 'failed', receipt: 'undelivered', refunded: true } : sms;
    case 'ask':
      if (sms.state !== 'unknown' || sms.receipt !== null) return sms;
      return sms.taken
        ? { ...sms, state: 'delivered', receipt: 'delivered' }
        : { ...sms, state: 'failed', refunded: true };
  }
}

function tried(sms: Model, outcome: 'accepted' | 'refused' | 'busy' | 'takenButLost' | 'lost'): Model {
  const after = { ...sms, tried: true };
  // The gateway is asked before anything is sent again, and says that it has it.
  if (sms.doubtful && sms.taken) return { ...after, state: 'delivered' };
  switch (outcome) {
    case 'accepted':
      return { ...after, state: 'delivered', taken: true };
    case 'refused':
      return { ...after, state: 'failed', refunded: true };
    case 'busy':
      return after;
    case 'takenButLost':
      return { ...after, state: 'unknown', taken: true };
    case 'lost':
      return { ...after, state: 'unknown' };
  }
}

describeEachEngine('an SMS, whatever happens to it in whatever order,', (engine) => {
  let app: TestApp;
  let teamId: string;
  const sends: SmsMessage[] = [];
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 1_000_000 });
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(UnknownSms).beforeApplicationShutdown();
    await app.get(Sweeper).beforeApplicationShutdown();
    const [row] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = row?.team_id ?? '';
    const send = app.sms.send.bind(app.sms);
    app.sms.send = (message) => {
      sends.push(message);
      return send(message);
    };
  });
  afterAll(() => app.stop());

  async function enqueue(): Promise<string> {
    const payload: OtpSmsPayload = {
      to: app.freshPhone(),
      seed: 'a-seed',
      binding: { challengeId: 'c', channelId: demo.channelId, lineUserId: 'U', phoneIndex: 'p' },
      senderName: '晨光',
      minutes: 3,
      locale: 'zh-TW',
    };
    const draft = { channelId: demo.channelId, lineUserId: null, payload, dedupeKey: null };
    const expiresAt = app.now() + 365 * 86_400_000;
    return app.get(SmsOutbox).run(teamId, (_tx, add) => add({ ...draft, expiresAt, segments: 1, note: 'x' }));
  }

  const run = (id: string) => app.get(DeliveryRunner).run(id);
  const report = (id: string, state: 'delivered' | 'undelivered') =>
    app
      .get(SettleSms)
      .report(app.get(GatewayMaker).instance, { id, providerId: `fake-${id}`, state, detail: 'told' });
  const forget = (id: string) => {
    const at = app.sms.sent.findIndex((message) => message.id === id);
    if (at >= 0) app.sms.sent.splice(at, 1);
  };
  /** The planned answer of a try that asks first and so never sends must not be the next one's. */
  async function attempt(id: string, plan: () => void): Promise<void> {
    plan();
    await run(id);
    app.sms.forgetPlans();
  }

  async function happen(id: string, event: Event): Promise<void> {
    const taken = app.sms.sent.some((message) => message.id === id);
    const wasQueued = (await rowOf(id)).state === 'queued';
    switch (event) {
      case 'accepted':
        return run(id);
      case 'refused':
        return attempt(id, () => app.sms.answerNext({ kind: 'rejected', group: 'bad_number', detail: 'no' }));
      case 'busy':
        return attempt(id, () =>
          app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail: 'busy' }),
        );
      case 'takenButLost':
        return attempt(id, () => app.sms.answerNext({ kind: 'unknown', detail: 'timeout' }));
      case 'lost':
        await attempt(id, () => app.sms.answerNext({ kind: 'unknown', detail: 'timeout' }));
        if (wasQueued && !taken) forget(id);
        return;
      case 'workerDies':
        await app.get(DeliveryRepository).claim(id);
        return;
      case 'workerDiesAfterSending':
        if ((await app.get(DeliveryRepository).claim(id)) && !taken) {
          app.sms.sent.push({ id, to: '+886912345678', text: 'x' });
        }
        return;
      case 'reportArrived':
        return void (await report(id, 'delivered'));
      case 'reportLost':
        return void (await report(id, 'undelivered'));
      case 'ask':
        return app.get(UnknownSms).ask();
    }
  }

  const rowOf = async (id: string) =>
    (
      await app.rows<{ state: string; receipt: string | null; payload: string | null }>(
        'SELECT state, receipt, payload_sealed AS payload FROM deliveries WHERE id = ?',
        [id],
      )
    )[0]!;
  const bookedOf = async (id: string) =>
    (
      await app.rows<{ kind: string; amount: number }>(
        'SELECT kind, amount FROM sms_ledger WHERE delivery_id = ? ORDER BY kind',
        [id],
      )
    ).map(({ kind, amount }) => `${kind} ${amount}`);

  it('is what the model says, is never sent twice, and is paid for once at most', async () => {
    const stories = fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const id = await enqueue();
        let model = born;
        for (const event of story) {
          const before = { taken: model.taken, sends: sends.filter((message) => message.id === id).length };
          model = next(model, event);
          await happen(id, event);
          const row = await rowOf(id);
          expect({ state: row.state, receipt: row.receipt }).toEqual({
            state: model.state,
            receipt: model.receipt,
          });
          expect(await bookedOf(id)).toEqual(['charge -1', ...(model.refunded ? ['refund 1'] : [])]);
          // What the gateway has is never handed to it again.
          if (before.taken) expect(sends.filter((message) => message.id === id)).toHaveLength(before.sends);
          // The number is kept only while it is needed.
          if (model.state === 'delivered' || model.state === 'failed') expect(row.payload).toBeNull();
          app.passTime(Math.max(leaseMs, firstAskMs) + 1);
        }
      }),
      { numRuns: 60 },
    );
    const [purse] = await app.rows<{ balance: number; entries: string }>(
      `SELECT balance, (SELECT SUM(amount) FROM sms_ledger l WHERE l.team_id = a.id) AS entries
        FROM sms_accounts a WHERE a.id = ?`,
      [teamId],
    );
    expect(Number(purse?.balance)).toBe(Number(purse?.entries));
  }, 120_000);
});
