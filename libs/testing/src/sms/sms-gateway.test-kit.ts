import type { SmsGateway, SmsMessage, SmsRejection } from '@tieline/sms';

/** What the provider does with the next message. `hang` and `reset` come after it was taken. */
export type SmsFault = { refuse: SmsRejection } | 'hang' | 'reset' | 'garbage' | 'broken';

export type SmsWorld = {
  /** short time limit (about 500 ms), so that hanging ends soon */
  gateway: SmsGateway;
  /** the same adapter on an address where nobody listens */
  unreachable: SmsGateway;
  /** the same adapter with wrong credentials */
  stranger: SmsGateway;
  /** what the provider has taken: number and text as the phone will see them */
  taken: () => { to: string; text: string }[];
  failNext: (fault: SmsFault) => void;
  /** rejections that the provider is able to tell apart */
  refusals: readonly SmsRejection[];
  credits: number;
  close: () => Promise<void>;
};

let count = 0;
function message(fields: Partial<SmsMessage> = {}): SmsMessage {
  count += 1;
  const id = `0199c000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return { id, to: '+886912345678', text: '【品牌】您的驗證碼為 123456', ...fields };
}

/** What every SMS adapter must do. Call it in a spec: `describeSmsGateway('mitake', makeWorld)`. */
export function describeSmsGateway(name: string, makeWorld: () => Promise<SmsWorld>): void {
  describe(`${name} keeps the contract of an SMS gateway`, () => {
    let world: SmsWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.close());

    it('sends number and text unchanged and names the provider’s id', async () => {
      const sent = message({ text: '【品牌】驗證碼 123456 🙂 "quoted" & <b>' });
      const result = await world.gateway.send(sent);
      expect(result).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/./) as string });
      expect(world.taken()).toEqual([{ to: sent.to, text: sent.text }]);
    });

    it('does not send the same id twice', async () => {
      const sent = message();
      await world.gateway.send(sent);
      await expect(world.gateway.send(sent)).resolves.toMatchObject({ kind: 'accepted' });
      expect(world.taken()).toHaveLength(1);
    });

    it('tells refusals apart and sends nothing', async () => {
      for (const group of world.refusals) {
        world.failNext({ refuse: group });
        await expect(world.gateway.send(message())).resolves.toMatchObject({ kind: 'rejected', group });
      }
      expect(world.taken()).toEqual([]);
    });

    it('refuses as auth with wrong credentials', async () => {
      await expect(world.stranger.send(message())).resolves.toMatchObject({
        kind: 'rejected',
        group: 'auth',
      });
      await expect(world.stranger.balance()).resolves.toMatchObject({ ok: false });
    });

    it('says temporary when nothing can have left', async () => {
      const result = await world.unreachable.send(message());
      expect(result).toMatchObject({ kind: 'rejected', group: 'temporary' });
    });

    it.each(['hang', 'reset', 'garbage', 'broken'] as const)(
      'says unknown, never refused, on %s',
      async (fault) => {
        world.failNext(fault);
        const sent = message();
        await expect(world.gateway.send(sent)).resolves.toMatchObject({ kind: 'unknown' });
        await expect(world.gateway.query(sent.id)).resolves.toMatchObject({
          kind: expect.stringMatching(/^(accepted|delivered)$/) as string,
        });
      },
    );

    it('finds a message by our id, and says so when there is none', async () => {
      const sent = message();
      await world.gateway.send(sent);
      expect((await world.gateway.query(sent.id)).kind).toMatch(/^(accepted|delivered)$/);
      await expect(world.gateway.query(message().id)).resolves.toEqual({ kind: 'notFound' });
    });

    it('tells the balance, and says when it can not', async () => {
      await expect(world.gateway.balance()).resolves.toEqual({ ok: true, credits: world.credits });
      await expect(world.unreachable.balance()).resolves.toMatchObject({ ok: false });
      await expect(world.unreachable.query(message().id)).resolves.toMatchObject({ kind: 'unavailable' });
    });
  });
}
