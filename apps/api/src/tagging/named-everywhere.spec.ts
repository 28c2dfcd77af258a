import {
  defaultBindingSettings,
  tagPlaces,
  type AutoReplies,
  type Journey,
  type MemberCardSettings,
  type RichMenuRuleSet,
  type SocialBindingSettings,
  type Tag,
} from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { demo } from '../../test/test-app.js';
import { MenuWorld } from '../rich-menus/menu-world.test-kit.js';
import { Website } from '../social-binding/website.test-kit.js';

const ofChannel = `/api/channels/${demo.channelId}`;

describeEachEngine('a tag that everything names', (engine) => {
  let world: MenuWorld;
  let [from, into] = ['', ''];
  let journeyId = '';

  beforeAll(async () => {
    world = await MenuWorld.start(engine);
    [from, into] = [await made('舊標籤'), await made('新標籤')];
    await nameIt();
  });
  afterAll(() => world.stop());

  const made = async (name: string) => String((await world.as('POST', '/api/tags', { name })).body['id']);
  const tag = async (id: string) =>
    (await world.as<{ items: Tag[] }>('GET', '/api/tags')).body.items.find((each) => each.id === id);

  async function put(path: string, body: object): Promise<void> {
    const answer = await world.as('PUT', `${ofChannel}/${path}`, body, 'admin');
    if (answer.status !== 200) throw new Error(answer.text);
  }

  async function nameIt(): Promise<void> {
    const settings = await world.app.settings();
    const known = ['version', ...Object.keys(defaultBindingSettings())];
    const kept = Object.fromEntries(Object.entries(settings).filter(([key]) => known.includes(key)));
    await put('binding-settings', { ...kept, tagIds: [from, into] });
    expect((await new Website(world.app).setUp({ tagIds: [from] })).status).toBe(200);
    const { fields, code, color, pictureId } = await card();
    const unbind = { allowed: true, tagIds: [into, from] };
    await put('member-card', { version: 0, fields, code, color, pictureId, unbind });
    const menuId = await world.published('會員版');
    const audience = { kind: 'tagsAny' as const, tagIds: [from] };
    await world.rule({ rules: [{ menuId, audience }], defaultMenuId: null });
    await put('auto-replies', { version: 0, rules: [rule('off', false), rule('on', true)] });
    const trigger = { kind: 'tagged', tagId: from };
    const steps = [{ id: 'a', kind: 'removeTag', tagId: from }];
    const content = { channelId: demo.channelId, name: '旅程', trigger, entryLimit: 1, steps };
    journeyId = (await world.as<Journey>('POST', '/api/journeys', content)).body.id;
    const begun = await world.as('POST', `/api/journeys/${journeyId}/state`, { state: 'active' });
    expect(begun.status).toBe(200);
  }

  const rule = (key: string, on: boolean) => ({
    ...{ key, name: key, on, binding: 'anybody', messages: [{ kind: 'text', text: '好' }] },
    trigger: { kind: 'keyword', match: 'exact', keywords: [key] },
    tags: { match: 'all', ids: [from, into] },
  });
  const get = async <T>(path: string) =>
    (await world.as<T>('GET', `${ofChannel}/${path}`, undefined, 'admin')).body;
  const card = () => get<MemberCardSettings>('member-card');
  const autoReplies = () => get<AutoReplies>('auto-replies');

  it('says every place, and stays', async () => {
    const uses = (await tag(from))?.uses ?? [];
    expect(uses.map(({ place }) => place)).toEqual(tagPlaces);
    expect(uses.map(({ channelId }) => channelId)).toEqual(tagPlaces.map(() => demo.channelId));
    expect(uses.at(-1)?.journey).toEqual({ id: journeyId, name: '旅程' });
    expect((await world.as('POST', `/api/tags/${from}/archive`)).body).toMatchObject({ code: 'tag.in_use' });
  });

  it('is left alone by who may not change all of them', async () => {
    const { version } = await autoReplies();
    const refused = await world.as('POST', `/api/tags/${from}/merge`, { intoId: into });
    expect(refused).toMatchObject({ status: 409, body: { code: 'tag.in_use' } });
    expect((await autoReplies()).version).toBe(version);
  });

  it('is followed by every place when it is merged into another one', async () => {
    const merged = await world.as('POST', `/api/tags/${from}/merge`, { intoId: into }, 'supervisor');
    expect(merged.status).toBe(201);
    expect((await world.app.settings()).tagIds).toEqual([into]);
    expect((await get<SocialBindingSettings>('social-binding')).tagIds).toEqual([into]);
    expect((await card()).unbind.tagIds).toEqual([into]);
    const { rules } = await get<RichMenuRuleSet>('rich-menu-rules');
    expect(rules.map(({ audience }) => audience)).toEqual([{ kind: 'tagsAny', tagIds: [into] }]);
    const replies = await autoReplies();
    expect(replies.rules.map(({ tags }) => tags)).toEqual([
      { match: 'all', ids: [into] },
      { match: 'all', ids: [into] },
    ]);
    expect(replies).toMatchObject({ version: 2, savedBy: { name: 'supervisor' } });
    const journey = (await world.as<Journey>('GET', `/api/journeys/${journeyId}`)).body;
    expect([journey.trigger, journey.steps]).toEqual([
      { kind: 'tagged', tagId: into },
      [{ id: 'a', kind: 'removeTag', tagId: into }],
    ]);
    expect((await tag(into))?.uses.map(({ place }) => place)).toEqual(tagPlaces);
    const noted = await world.app.count('audit', "action IN ('auto_replies.saved', 'member_card.saved')");
    expect(noted).toBe(4);
  });
});
