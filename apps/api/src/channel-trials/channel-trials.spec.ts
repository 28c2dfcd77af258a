import type { BindingTrial, SmsMessage } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { FunnelRollUp } from '../binding-funnel/roll-up.js';
import { dayOf } from '../teams/calendar.js';

const source = 'staff-test-abcdefghij';

describeEachEngine('staff try a channel', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const url = `/api/channels/${demo.channelId}`;

  describe('with a test SMS', () => {
    const send = (phone: string, role: 'admin' | 'supervisor' = 'admin') =>
      world.ours(role)('POST', `${url}/test-sms`, { phone });
    const balance = async () =>
      Number((await world.ours('admin')('GET', '/api/sms/account')).body['balance']);

    it('sends one, charges it and writes down who did it', async () => {
      const before = await balance();
      const phone = world.app.freshPhone();
      const answer = await send(`0${phone.slice(4)}`);
      expect(answer).toMatchObject({ status: 202, body: { segments: 1 } });
      await eventually(() => Promise.resolve(world.app.sms.sent.length > 0), 'the SMS');
      expect(world.app.sms.sent.at(-1)).toMatchObject({ to: phone });
      expect(world.app.sms.sent.at(-1)?.text).toMatch(/^【.+】這是測試簡訊/);
      expect(await balance()).toBe(before - 1);
      const messages = await world.ours('admin')('GET', '/api/sms/messages');
      expect((messages.body['items'] as SmsMessage[])[0]).toMatchObject({
        id: answer.body['id'],
        kind: 'sms.test',
        segments: 1,
      });
      const audit = await world.app.rows<{ after: string }>(
        "SELECT `after` FROM audit WHERE action = 'sms.tested'",
      );
      expect(audit).toHaveLength(1);
      expect(audit[0]?.after).not.toContain(phone.slice(4));
    });

    it('lets each person send one a minute, however many ask at once, and five an hour', async () => {
      world.app.passTime(60_000);
      const before = await balance();
      const phone = world.app.freshPhone();
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(phone)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'request.rate_limited')).toHaveLength(7);
      expect(await balance()).toBe(before - 1);
      expect((await send(phone, 'supervisor')).status).toBe(202);
      for (let sent = 2; sent < 5; sent += 1) {
        world.app.passTime(60_000);
        expect((await send(phone)).status).toBe(202);
      }
      world.app.passTime(60_000);
      const refused = await send(phone);
      expect(refused).toMatchObject({ status: 429, body: { code: 'request.rate_limited' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
      world.app.passTime(3_600_000);
      expect((await send(phone)).status).toBe(202);
    });

    it('refuses what is no mobile number of the channel’s countries, and other roles and teams', async () => {
      expect((await send('0212345678')).body.code).toMatch(/^phone\./);
      const phone = world.app.freshPhone();
      expect((await world.ours('marketer')('POST', `${url}/test-sms`, { phone })).status).toBe(403);
      const foreign = `/api/channels/${world.theirs.channelId}/test-sms`;
      expect((await world.ours('admin')('POST', foreign, { phone })).status).toBe(404);
    });

    it('gives the credit back when the gateway refuses, and sends none without credit', async () => {
      world.app.passTime(60_000);
      const before = await balance();
      world.app.sms.answerNext({ kind: 'rejected', group: 'bad_number', detail: 'no such number' });
      expect((await send(world.app.freshPhone())).status).toBe(202);
      await eventually(() => balance().then((now) => now === before), 'the refund');
      world.app.passTime(60_000);
      await world.ours('admin')('PATCH', '/api/sms/account', { dailyCap: 0 });
      expect((await send(world.app.freshPhone())).body.code).toBe('sms.daily_cap');
      await world.ours('admin')('PATCH', '/api/sms/account', { dailyCap: 1000 });
    });
  });

  describe('with a binding of their own', () => {
    const show = async (): Promise<BindingTrial> => {
      const answer = await world.ours('supervisor')('GET', `${url}/binding-trial?source=${source}`);
      expect(answer.status).toBe(200);
      return answer.body as unknown as BindingTrial;
    };
    const states = async () =>
      Object.fromEntries((await show()).steps.map(({ step, state, result }) => [step, result ?? state]));
    const nothing = {
      opened: 'waiting',
      sent: 'waiting',
      verified: 'waiting',
      matched: 'waiting',
      bound: 'waiting',
      answered: 'waiting',
    };

    it('shows each step as it arrives, from the open page to the answer in the chat', async () => {
      const phone = world.app.freshPhone();
      world.app.shop.add({ phone, memberNumber: 'T-1' });
      expect(await states()).toEqual(nothing);
      const staff = world.app.customer({ name: '王主管' });
      await staff.opens(source);
      expect(await show()).toMatchObject({ name: '王主管' });
      expect(await states()).toEqual({ ...nothing, opened: 'done' });
      await staff.asksCode(phone);
      const code = await staff.receivesCode(phone);
      const sent = { ...nothing, opened: 'done', sent: 'done' };
      await eventually(() => states().then(({ sent: now }) => now === 'done'), 'the SMS to be handed over');
      expect(await states()).toEqual(sent);
      await staff.enters(code);
      const bound = { ...sent, verified: 'done', matched: 'done', bound: 'done' };
      expect(await states()).toEqual(bound);
      await staff.writes('我已完成手機綁定');
      await eventually(() => states().then(({ answered }) => answered === 'done'), 'the answer');
      await staff.opens(source);
      expect((await show()).steps.every(({ state }) => state === 'done')).toBe(true);
    });

    it('says where it stopped, and why', async () => {
      world.app.passTime(3_700_000);
      expect(await states()).toEqual(nothing);
      const stranger = world.app.customer();
      await stranger.opens(source);
      await stranger.asksCode('0212345678');
      await eventually(() => states().then(({ sent }) => sent === 'badNumber'), 'the refusal');
      const phone = world.app.freshPhone();
      await stranger.asksCode(phone);
      await stranger.enters(await stranger.receivesCode(phone));
      expect(await states()).toMatchObject({
        sent: 'done',
        verified: 'done',
        matched: 'notFound',
        bound: 'waiting',
      });
    });

    it('counts no staff in the funnel, and shows nothing of another team', async () => {
      await world.app.get(FunnelRollUp).run();
      const day = dayOf(world.app.now(), 'Asia/Taipei');
      const funnel = await world.ours('admin')('GET', `/api/funnel?from=${day}&to=${day}`);
      expect(funnel.body['sources']).toEqual([]);
      const their = await world.signedIn('admin@theirs.example', 'their-password');
      expect((await their('GET', `${url}/binding-trial?source=${source}`)).status).toBe(404);
      expect((await world.ours('agent')('GET', `${url}/binding-trial?source=${source}`)).status).toBe(403);
    });
  });
});
