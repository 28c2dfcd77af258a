import { describeEachEngine } from '../../../test/engines.js';
import { StaffWorld } from '../../auth/staff-world.test-kit.js';
import { newId } from '../../database/ids.js';
import { ContactEntity } from '../contact.entity.js';

const friendship = [
  { friend: 1 as const, friendAt: 5 },
  { friend: 0 as const, friendAt: 5 },
  { friend: 0 as const, friendAt: 0 },
] as const;

describeEachEngine('contacts as CSV', (engine) => {
  let world: StaffWorld;
  const phones: string[] = [];
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    const phone = world.app.freshPhone();
    phones.push(phone);
    world.app.shop.add({ phone, memberNumber: '=HYPERLINK("x")' });
    await world.app.customer({ name: '=cmd|calc' }).binds(phone);
    const [known] = await world.db((db) => db.find(ContactEntity, { take: 1 }));
    const { teamId, channelId } = known!;
    const rows = Array.from({ length: 1101 }, (_none, i) => {
      const id = newId();
      const lineUserId = `U${id.replaceAll('-', '')}`;
      const place = { id, teamId, channelId, lineUserId, displayName: `n${i}` };
      return { ...place, ...(friendship[i] ?? friendship[0]), createdAt: 1 };
    });
    for (let i = 0; i < rows.length; i += 200) {
      await world.db((db) => db.insert(ContactEntity, rows.slice(i, i + 200)));
    }
  });
  afterAll(() => world.stop());

  const audits = () =>
    world.app.rows<{ after: string }>("SELECT `after` FROM audit WHERE action = 'contacts.exported'");

  async function csv(query = ''): Promise<string[]> {
    const { text, headers } = await world.ours('admin')('GET', `/api/contacts.csv${query}`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    return text.split('\r\n');
  }

  it('holds every row once, over several pages, with the mark that Excel needs', async () => {
    const [heading, ...lines] = await csv();
    expect(heading?.startsWith('\uFEFF姓名,狀態,手機')).toBe(true);
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(1102);
    expect(new Set(lines).size).toBe(1102);
  });

  it('tells friends, others, and those of whom LINE has told nothing', async () => {
    const lines = await csv();
    const of = (name: string) => lines.find((line) => line.startsWith(`${name},`))?.split(',')[8];
    expect([of('n0'), of('n1'), of('n2')]).toEqual(['是', '否', '不明']);
  });

  it('runs no formula, and masks numbers unless the whole ones are asked for', async () => {
    const masked = (await csv('?binding=bound'))[1];
    expect(masked).toMatch(/^'=cmd\|calc,已綁定,09\d\d-\*\*\*-\d{3},"'=HYPERLINK\(""x""\)"/);
    const full = (await csv('?binding=bound&phones=full'))[1];
    const national = `0${phones[0]!.slice(4)}`;
    expect(full).toContain(`${national.slice(0, 4)}-${national.slice(4, 7)}-${national.slice(7)}`);
  });

  it('is audited with its filters, never with what was searched for', async () => {
    const before = (await audits()).length;
    await csv(`?q=${encodeURIComponent(phones[0]!)}&phones=full`);
    const rows = await audits();
    expect(rows).toHaveLength(before + 1);
    expect(rows.map(({ after }) => after).join()).toContain('"phones":"full"');
    expect(JSON.stringify(rows)).not.toContain(phones[0]!.slice(4));
  });

  it('is not for marketers and agents', async () => {
    for (const role of ['marketer', 'agent'] as const) {
      expect((await world.ours(role)('GET', '/api/contacts.csv')).status).toBe(403);
    }
  });
});
