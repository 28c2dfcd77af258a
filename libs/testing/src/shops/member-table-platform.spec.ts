import { MemberTable, MemberTablePlatform, type TableMember } from '@tieline/shops';

const dayMs = 86_400_000;
const phone = '+886912345678';

class FakeTable extends MemberTable {
  members: TableMember[] = [];
  age: number | null = 0;

  async findByPhone(e164: string): Promise<TableMember[]> {
    return this.members.filter((member) => member.phone === e164);
  }
  async find(memberId: string): Promise<TableMember | null> {
    return this.members.find((member) => member.memberId === memberId) ?? null;
  }
  async ageMs(): Promise<number | null> {
    return this.age;
  }
}

const member = (memberId: string): TableMember => ({
  memberId,
  phone,
  name: '陳小美',
  email: 'amy@example.com',
  tier: '金卡',
  tierExpiresAt: null,
  points: 12,
  storeCredit: 500,
  tags: [],
  attributes: {},
});

describe('a table of members in place of a shop', () => {
  it('finds, misses, and picks nobody of several', async () => {
    const table = new FakeTable();
    const shop = new MemberTablePlatform({}, table);
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'none' });
    table.members.push(member('M1'));
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({
      kind: 'one',
      member: {
        id: 'M1',
        memberNumber: 'M1',
        tier: '金卡',
        points: 12,
        phoneVerified: false,
        standing: { email: 'amy@example.com', storeCredit: 500, nextTier: null },
      },
    });
    await expect(shop.getMember('M1')).resolves.toMatchObject({ kind: 'one' });
    await expect(shop.getMember('M2')).resolves.toEqual({ kind: 'none' });
    table.members.push(member('M2'));
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'many' });
    await expect(shop.testConnection()).resolves.toEqual({ ok: true, scopes: [] });
  });

  it('knows nothing before the first import, and nothing from data that is too old', async () => {
    const table = new FakeTable();
    const shop = new MemberTablePlatform({ maxAgeDays: '30' }, table);
    table.age = null;
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'misconfigured' });
    table.age = 31 * dayMs;
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'misconfigured' });
    await expect(shop.getMember('M1')).resolves.toMatchObject({ kind: 'misconfigured' });
    table.age = 29 * dayMs;
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'none' });
  });
});
