import type { SmsGateway, SmsMessage, SmsReference, SmsReportRequest, SmsResult } from '@tieline/sms';
import type { SmsFault, SmsWorld } from './sms-world.js';

export type { SmsFault, SmsWorld } from './sms-world.js';

let count = 0;
function message(fields: Partial<SmsMessage> = {}): SmsMessage {
  count += 1;
  const id = `0199c000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return { id, to: '+886912345678', text: '【品牌】您的驗證碼為 123456', ...fields };
}

const idOf = (result: SmsResult) => (result.kind === 'accepted' ? result.providerId : null);
const by = ({ id, to }: SmsMessage, providerId: string | null = null): SmsReference => ({
  id,
  to,
  providerId,
});
const onTheWay = { kind: expect.stringMatching(/^(accepted|delivered)$/) as string };

/** What every SMS adapter must do. Call it in a spec: `describeSmsGateway('mitake', makeWorld)`. */
export function describeSmsGateway(name: string, makeWorld: () => Promise<SmsWorld>): void {
  describe(`${name} keeps the contract of an SMS gateway`, () => {
    let world: SmsWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.close());

    it('sends number and text unchanged and names the provider’s id', async () => {
      const tricky = '【品牌】驗證碼 123456 "quoted" & <b> 100%+=\n第二行';
      const sent = message({ text: world.big5Only ? tricky : `${tricky} 🙂` });
      const result = await world.gateway.send(sent);
      expect(result).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/./) as string });
      expect(world.taken()).toEqual([{ to: sent.to, text: sent.text }]);
    });

    it('sends abroad to the very number', async () => {
      await world.gateway.send(message({ to: '+85251234567' }));
      expect(world.taken()).toMatchObject([{ to: '+85251234567' }]);
    });

    it('sends the same id once, where the provider sees to it', async () => {
      const sent = message();
      await world.gateway.send(sent);
      if (!world.repeated) {
        // Then nobody may be told that sending again is safe.
        expect(world.asked).toBe('by their id');
        return;
      }
      await expect(world.gateway.send(sent)).resolves.toMatchObject({ kind: world.repeated });
      expect(world.taken()).toHaveLength(1);
    });

    it('tells refusals apart and sends nothing', async () => {
      for (const group of world.refusals) {
        world.failNext({ refuse: group });
        const result = await world.gateway.send(message());
        expect(result).toMatchObject({ kind: 'rejected', group });
        expectDiscreet(world, result);
      }
      expect(world.taken()).toEqual([]);
    });

    it('refuses as auth with wrong credentials', async () => {
      const refused = await world.stranger.send(message());
      expect(refused).toMatchObject({ kind: 'rejected', group: 'auth' });
      const balance = await world.stranger.balance();
      expect(balance).toMatchObject({ ok: false });
      const state = await world.stranger.query(by(message(), '4711'));
      expect(state).toMatchObject({ kind: 'unavailable' });
      expectDiscreet(world, refused, balance, state);
    });

    it('says temporary when nothing can have left', async () => {
      const result = await world.unreachable.send(message());
      expect(result).toMatchObject({ kind: 'rejected', group: 'temporary' });
      expectDiscreet(world, result);
    });

    it.each(['hang', 'reset', 'garbage', 'broken'] as const)(
      'says unknown, never refused, on %s, and nobody sends it twice',
      async (fault) => {
        const gateway = await gatewayFor(world, fault);
        world.failNext(fault);
        const sent = message();
        const result = await gateway.send(sent);
        expect(result).toMatchObject({ kind: 'unknown' });
        expectDiscreet(world, result);
        const state = await world.gateway.query(by(sent));
        if (world.asked === 'by our id') expect(state).toMatchObject(onTheWay);
        if (world.asked === 'by their id') expect(state).toMatchObject({ kind: 'unavailable' });
        if (world.asked === 'by sending again') {
          expect(state).toMatchObject({ kind: 'sendAgain' });
          await expect(world.gateway.send(sent)).resolves.toMatchObject({ kind: world.repeated });
        }
        expect(world.taken()).toHaveLength(1);
      },
    );

    it.each(['delivered', 'undelivered'] as const)('tells that a message was %s', async (end) => {
      const sent = message();
      const providerId = idOf(await world.gateway.send(sent));
      await expect(world.gateway.query(by(sent, providerId))).resolves.toMatchObject(onTheWay);
      world.end(end);
      await expect(world.gateway.query(by(sent, providerId))).resolves.toMatchObject({
        kind: end,
        providerId,
      });
    });

    it('calls only what the provider never took not found', async () => {
      const state = await world.gateway.query(by(message()));
      if (world.asked === 'by our id') expect(state).toEqual({ kind: 'notFound' });
      else expect(state.kind).toBe(world.asked === 'by sending again' ? 'sendAgain' : 'unavailable');
      const strange = await world.gateway.query(by(message(), '99887766'));
      if (world.asked !== 'by our id') expect(strange).not.toMatchObject({ kind: 'notFound' });
    });

    it.each(['hang', 'reset', 'garbage', 'broken'] as const)(
      'says that it can not tell on %s',
      async (fault) => {
        const sent = message();
        const reference = by(sent, idOf(await world.gateway.send(sent)));
        const gateway = await gatewayFor(world, fault);
        world.failNext(fault);
        const state = await gateway.query(reference);
        expect(state).toMatchObject({ kind: 'unavailable' });
        world.failNext(fault);
        const balance = await gateway.balance();
        expect(balance).toMatchObject({ ok: false });
        expectDiscreet(world, state, balance);
      },
    );

    it('tells the balance, and says when it can not', async () => {
      await expect(world.gateway.balance()).resolves.toMatchObject({ ok: true, credits: world.credits });
      const balance = await world.unreachable.balance();
      expect(balance).toMatchObject({ ok: false });
      const state = await world.unreachable.query(by(message(), '4711'));
      expect(state).toMatchObject({ kind: 'unavailable' });
      expectDiscreet(world, balance, state);
    });

    it.each(['delivered', 'undelivered'] as const)('reads the report that it was %s', async (state) => {
      const sent = message();
      const providerId = idOf(await world.gateway.send(sent));
      if (!world.reports) return expect(world.gateway).not.toHaveProperty('parseReport');
      const { make, ourId } = world.reports;
      const read = world.gateway.parseReport?.(make(state));
      expect(read?.reports).toEqual([
        { id: ourId ? sent.id : null, providerId, state, detail: expect.any(String) as string },
      ]);
      expect(read?.answer.status).toBe(200);
      expectDiscreet(world, read);
    });

    it('reports nothing that is not final, not understood, or forged, and never throws', async () => {
      await world.gateway.send(message());
      if (!world.reports) return;
      const { make, signed } = world.reports;
      expect(world.gateway.parseReport?.(make('underway'))).toMatchObject({
        reports: [],
        answer: { status: 200 },
      });
      const report = make('delivered');
      const strange: SmsReportRequest[] = [
        { ...report, query: {}, body: '' },
        { ...report, query: {}, body: '%E0%A4%A <smsResp><code>' },
        { ...report, query: {}, body: '{"a":' },
        { url: 'x', query: {}, headers: {}, body: '[null]' },
      ];
      if (signed) strange.push({ ...report, headers: {} }, { ...report, body: `${report.body} ` });
      for (const request of strange)
        expect(world.gateway.parseReport?.(request)).toMatchObject({ reports: [] });
    });
  });
}

/** Who meets the fault. The hasty one is warmed up, so that it waits for nothing but what hangs. */
async function gatewayFor(world: SmsWorld, fault: SmsFault): Promise<SmsGateway> {
  if (fault !== 'hang') return world.gateway;
  await world.hasty.balance();
  return world.hasty;
}

/** Neither credentials nor the customer's number nor the code leave the adapter but to the provider. */
function expectDiscreet(world: SmsWorld, ...values: unknown[]): void {
  const shown = JSON.stringify(values);
  for (const hidden of [...world.secrets, '912345678', '123456']) expect(shown).not.toContain(hidden);
}
