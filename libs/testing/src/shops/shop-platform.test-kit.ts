import type { ShopPlatform } from '@tieline/shops';

/** How the shop answers, from now on. `null` heals it. */
export type ShopFault =
  'unauthorized' | 'forbidden' | 'busy' | 'broken' | 'garbage' | 'huge' | 'hang' | 'reset';

export type ShopWorldMember = {
  id: string;
  /** as the shop stores it: national spelling and calling code */
  number: string;
  callingCode: string | null;
  verified: boolean;
  name?: string;
  tier?: string;
  blacklisted?: boolean;
  lineUserId?: string;
};

export type ShopWorld = {
  /** short time limit (about 500 ms), so that hanging ends soon */
  platform: ShopPlatform;
  /** the same adapter on an address where nobody listens */
  unreachable: ShopPlatform;
  add: (member: ShopWorldMember) => void;
  fault: (fault: ShopFault | null) => void;
  close: () => Promise<void>;
};

const phone = '+886912345678';
const amy = { id: 'amy', number: '0912345678', callingCode: '886', verified: true };

/** What every shop adapter must do. Call it in a spec: `describeShopPlatform('shopline', makeWorld)`. */
export function describeShopPlatform(name: string, makeWorld: () => Promise<ShopWorld>): void {
  describe(`${name} keeps the contract of a shop platform`, () => {
    let world: ShopWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.close());

    const find = () => world.platform.findByPhone(phone);

    it('says none when nobody holds the number', async () => {
      world.add({ ...amy, number: '0912345679' });
      await expect(find()).resolves.toEqual({ kind: 'none' });
    });

    it('finds the one member with all that is read', async () => {
      world.add({ ...amy, name: '陳小美', tier: '金卡會員', lineUserId: 'U1', blacklisted: true });
      await expect(find()).resolves.toEqual({
        kind: 'one',
        member: {
          id: 'amy',
          memberNumber: expect.stringMatching(/./) as string,
          name: '陳小美',
          tier: '金卡會員',
          phoneVerified: true,
          blacklisted: true,
          lineUserId: 'U1',
        },
      });
    });

    it('ignores hits that only look alike', async () => {
      world.add({ ...amy, id: 'longer', number: '09123456789' });
      world.add({ ...amy, id: 'named', number: '0988000111', name: '0912345678 小王' });
      world.add({ ...amy, id: 'abroad', number: '912345678', callingCode: '852' });
      await expect(find()).resolves.toEqual({ kind: 'none' });
    });

    it.each([
      ['0912345678', '886'],
      ['912345678', '886'],
      ['0912-345-678', '886'],
      ['0912345678', null],
      ['+886912345678', null],
      ['8860912345678', '886'],
    ])('knows the number stored as %s with %s', async (number, callingCode) => {
      world.add({ ...amy, number, callingCode });
      await expect(find()).resolves.toMatchObject({ kind: 'one' });
    });

    it('prefers the member whose number is proven, and marks one that is not', async () => {
      world.add({ ...amy, id: 'typed', verified: false });
      await expect(find()).resolves.toMatchObject({
        kind: 'one',
        member: { id: 'typed', phoneVerified: false },
      });
      world.add(amy);
      await expect(find()).resolves.toMatchObject({
        kind: 'one',
        member: { id: 'amy', phoneVerified: true },
      });
    });

    it('says many, and picks nobody, when several hold the number', async () => {
      world.add(amy);
      world.add({ ...amy, id: 'second' });
      const match = await find();
      expect(match.kind === 'many' && match.members.map(({ id }) => id)).toEqual(['amy', 'second']);
    });

    it('reads a member by id', async () => {
      world.add(amy);
      await expect(world.platform.getMember('amy')).resolves.toMatchObject({
        kind: 'one',
        member: { id: 'amy' },
      });
      await expect(world.platform.getMember('nobody')).resolves.toEqual({ kind: 'none' });
    });

    it.each(['busy', 'broken', 'garbage', 'huge', 'hang', 'reset'] as const)(
      'says unavailable, never none, on %s',
      async (fault) => {
        world.add(amy);
        world.fault(fault);
        await expect(find()).resolves.toMatchObject({ kind: 'unavailable' });
        await expect(world.platform.getMember('amy')).resolves.toMatchObject({ kind: 'unavailable' });
        await expect(world.platform.testConnection()).resolves.toMatchObject({
          ok: false,
          reason: 'unavailable',
        });
      },
    );

    it.each(['unauthorized', 'forbidden'] as const)('says misconfigured on %s', async (fault) => {
      world.fault(fault);
      await expect(find()).resolves.toMatchObject({ kind: 'misconfigured' });
      await expect(world.platform.testConnection()).resolves.toMatchObject({ ok: false, reason: fault });
    });

    it('says unavailable when nobody listens', async () => {
      await expect(world.unreachable.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    });

    it('passes the connection test', async () => {
      await expect(world.platform.testConnection()).resolves.toMatchObject({ ok: true });
    });
  });
}
