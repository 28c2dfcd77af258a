import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld } from '../auth/staff-world.test-kit.js';

describeEachEngine('tags', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const create = (name: string) => world.ours('marketer')('POST', '/api/tags', { name });

  it.each(['vip', ' VIP ', 'ＶＩＰ'])('%j is a name that the team has', async (name) => {
    expect(await create(name)).toMatchObject({ status: 409, body: { code: 'tag.name_taken' } });
  });

  it('keeps the name as it was written', async () => {
    expect(await create('生日月 🎂')).toMatchObject({
      status: 201,
      body: { name: '生日月 🎂', contacts: 0 },
    });
    expect((await create('生日月 🎁')).status).toBe(201);
  });

  it('makes one of 20 equal ones at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('同名')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});
