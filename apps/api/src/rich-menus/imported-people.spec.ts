import type { ContactImport, RichMenuAudience } from '@tieline/contracts';
import { eventually } from '../../test/eventually.js';
import { describeEachEngine } from '../../test/engines.js';
import { demo } from '../../test/test-app.js';
import { newLineUser } from '../../test/webhooks.js';
import { MenuWorld } from './menu-world.test-kit.js';

const url = `/api/channels/${demo.channelId}/contact-imports`;

describeEachEngine('menus of imported people', (engine) => {
  let world: MenuWorld;
  let [members, guests] = ['', ''];
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
    members = await world.published('會員版');
    guests = await world.published('訪客版');
    const to = (menuId: string, kind: RichMenuAudience['kind'] & ('bound' | 'notBound')) => ({
      menuId,
      audience: { kind },
    });
    await world.rule({ rules: [to(members, 'bound'), to(guests, 'notBound')], defaultMenuId: null });
  });
  afterAll(() => world.stop());

  const shownTo = (lineUserId: string) => world.line.links.get(lineUserId) ?? null;
  const over = (id: string) =>
    eventually(async () => {
      const { items } = (
        await world.as<{ items: ContactImport[] }>('GET', '/api/contact-imports', undefined, 'admin')
      ).body;
      return items.find((each) => each.id === id && !/waiting|running/.test(each.state));
    }, 'the end of the import');

  it('are theirs after an Omnichat file, and nobody has done anything', async () => {
    const users = [newLineUser(), newLineUser()];
    const lines = users.map((user, i) => `${user},S-${i},${world.app.freshPhone().slice(1)},甲`);
    const file = ['UID,會員編號,手機,姓名', ...lines].join('\n');
    const { body } = await world.app.upload<ContactImport>('supervisor', url, file);
    expect(await over(body.id)).toMatchObject({ state: 'done', added: 2 });
    await world.settled();
    expect(users.map(shownTo)).toEqual([await world.lineIdOf(members), await world.lineIdOf(members)]);
    expect((await world.jobs())[0]).toMatchObject({ kind: 'apply', state: 'done', verified: 2 });
  });

  it('are theirs after LINE’s list of friends, more than a bulk call takes', async () => {
    const { setup } = world.app.line;
    setup.followers = Array.from({ length: 503 }, newLineUser);
    const { body } = await world.as<ContactImport>(
      'POST',
      `/api/channels/${demo.channelId}/follower-imports`,
      undefined,
      'supervisor',
    );
    expect(await over(body.id)).toMatchObject({ state: 'done', added: 503 });
    await world.settled();
    const wanted = await world.lineIdOf(guests);
    expect(setup.followers.filter((user) => shownTo(user) !== wanted)).toEqual([]);
    setup.followers = null;
  });

  it('wait for nothing when the file brought nobody', async () => {
    const before = (await world.jobs()).length;
    const file = ['UID,會員編號,手機,姓名', 'nobody,S-1,,'].join('\n');
    const { body } = await world.app.upload<ContactImport>('supervisor', url, file);
    expect(await over(body.id)).toMatchObject({ added: 0, rejected: 1 });
    expect(await world.jobs()).toHaveLength(before);
  });
});
