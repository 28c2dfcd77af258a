import { expectedMember, type ShopWorld, type ShopWorldMember } from './shop-world.js';

const phone = '+886912345678';

/** What every shop adapter must do. Call it in a spec: `describeShopPlatform('SHOPLINE', makeWorld)`. */
export function describeShopPlatform(name: string, makeWorld: () => Promise<ShopWorld>): void {
  describe(`${name} keeps the contract of a shop platform`, () => {
    let world: ShopWorld;
    let amy: ShopWorldMember;
    beforeEach(async () => {
      world = await makeWorld();
      const [[number, callingCode] = ['0912345678', '886'] as const] = world.spellings;
      amy = { id: '1001', number, callingCode, verified: true };
    });
    afterEach(() => world.close());

    const find = () => world.platform.findByPhone(phone);
    const one = (member: ShopWorldMember) => ({ kind: 'one', member: expectedMember(world, member) });

    it('says none when nobody holds the number', async () => {
      world.add({ ...amy, number: amy.number.replace(/8$/, '9') });
      await expect(find()).resolves.toEqual({ kind: 'none' });
    });

    it('finds the one member with all that the shop knows', async () => {
      const told = {
        name: '陳小美',
        tier: '金卡會員',
        tierExpiresAt: '2027-12-31T15:59:59.000Z',
        points: 1280,
      };
      const standing = {
        email: 'amy@example.com',
        storeCredit: 500,
        renewalGap: 1200,
        nextTier: '白金會員',
        nextTierGap: 5800,
      };
      const member = { ...amy, ...told, standing, lineUserId: 'U1', blacklisted: true };
      world.add(member);
      await expect(find()).resolves.toEqual(one(member));
      await expect(world.platform.getMember(amy.id)).resolves.toMatchObject(one(member));
    });

    it('makes null of what is not there', async () => {
      world.add(amy);
      await expect(find()).resolves.toEqual(one(amy));
    });

    it('ignores hits that only look alike', async () => {
      world.add({ ...amy, id: '1', number: `${amy.number}9` });
      world.add({
        ...amy,
        id: '2',
        number: amy.number.replace('912345678', '988000111'),
        name: '0912345678 小王',
      });
      world.add({ ...amy, id: '3', number: amy.number.replace(/^\+?886|^0/, '852'), callingCode: '852' });
      await expect(find()).resolves.toEqual({ kind: 'none' });
    });

    it('knows the number in every spelling that the shop may hold', async () => {
      for (const [number, callingCode] of world.spellings) {
        const other = await makeWorld();
        other.add({ ...amy, number, callingCode });
        const match = await other.platform.findByPhone(phone);
        await other.close();
        expect([number, callingCode, match.kind]).toEqual([number, callingCode, 'one']);
      }
    });

    it('tells whether the record that it read holds a number', async () => {
      world.add(amy);
      const read = await world.platform.getMember(amy.id);
      if (read.kind !== 'one') throw new Error(read.kind);
      expect([read.holdsPhone(phone), read.holdsPhone('+886912345679')]).toEqual([true, false]);
    });

    it('prefers the member whose number is proven, and marks one that is not', async () => {
      const typed = { ...amy, id: '1002', verified: false };
      world.add(typed);
      await expect(find()).resolves.toEqual(one(typed));
      if (!world.knows.includes('phoneVerified')) return;
      world.add(amy);
      const match = await find();
      expect(match).toMatchObject({ kind: 'one', member: { id: amy.id, phoneVerified: true } });
    });

    it('says many, and picks nobody, when several hold the number', async () => {
      if (world.numbersAreUnique) return;
      world.add(amy);
      world.add({ ...amy, id: '1002' });
      const match = await find();
      expect(match.kind === 'many' && match.members.map(({ id }) => id)).toEqual([amy.id, '1002']);
    });

    it('says none for an id that nobody has', async () => {
      world.add(amy);
      await expect(world.platform.getMember('999')).resolves.toEqual({ kind: 'none' });
    });

    it.each(['busy', 'broken', 'garbage', 'huge', 'hang', 'reset'] as const)(
      'says unavailable, never none, on %s',
      async (fault) => {
        world.add(amy);
        world.fault(fault);
        const { hasty } = world;
        await expect(hasty.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
        await expect(hasty.getMember(amy.id)).resolves.toMatchObject({ kind: 'unavailable' });
        await expect(hasty.testConnection()).resolves.toMatchObject({ ok: false, reason: 'unavailable' });
      },
    );

    it('does not pause calls to a shop that was only busy', async () => {
      world.add(amy);
      world.fault('busy');
      await expect(world.touchy.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
      world.fault(null);
      await expect(world.touchy.findByPhone(phone)).resolves.toMatchObject({ kind: 'one' });
    });

    it.each(['unauthorized', 'forbidden'] as const)('says misconfigured on %s', async (fault) => {
      world.fault(fault);
      await expect(find()).resolves.toMatchObject({ kind: 'misconfigured' });
      await expect(world.platform.getMember('1')).resolves.toMatchObject({ kind: 'misconfigured' });
      await expect(world.platform.testConnection()).resolves.toMatchObject({ ok: false, reason: fault });
    });

    it('says unavailable when nobody listens', async () => {
      await expect(world.unreachable.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    });

    it('passes the connection test', async () => {
      await expect(world.platform.testConnection()).resolves.toMatchObject({ ok: true });
    });

    it('names no number in what it says about trouble', async () => {
      world.fault('broken');
      expect(JSON.stringify(await find())).not.toMatch(/912345678/);
    });
  });
}
