import type { JourneyTrial, MessageCard, PersonExport, Tag, TagJob } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { MenuOverrides } from '../rich-menus/menu-overrides.js';
import { RichMenuEntity } from '../rich-menus/rich-menu.entities.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { JourneyWorld, days, send } from './journey-world.test-kit.js';

describeEachEngine('journeys among tags, cards, menus and people', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());

  const tag = async (name: string) =>
    (
      await world.app
        .get(Transactions)
        .run((tx) => world.app.get(TagRepository).insert(tx, world.teamId, { name }))
    ).id;
  const card = async () => {
    const content = { kind: 'text', text: '{顧客名稱}，歡迎' };
    const { body } = await world.app.as<MessageCard>('marketer', 'POST', '/api/cards', {
      name: '歡迎禮',
      content,
    });
    return body.id;
  };
  const tagOf = async (id: string) =>
    (await world.app.as<{ items: Tag[] }>('agent', 'GET', '/api/tags')).body.items.find(
      (each) => each.id === id,
    );
  const friend = async () => (await world.friends(1))[0]!;

  it('send a card as it stands, and keep it from being put away', async () => {
    const cardId = await card();
    const journey = await world.begin({
      trigger: { kind: 'tagged', tagId: await tag('卡片') },
      steps: [{ id: 'a', kind: 'send', message: { kind: 'card', cardId } }],
    });
    const person = await friend();
    await world.tag([person], journey.trigger.kind === 'tagged' ? journey.trigger.tagId : '');
    expect(await world.texts(person)).toEqual(['朋友0，歡迎']);
    const archive = () =>
      world.app.as('marketer', 'POST', `/api/cards/${cardId}/archived`, { archived: true });
    expect((await archive()).body).toMatchObject({ code: 'card.in_use' });
    const { body } = await world.app.as<MessageCard>('agent', 'GET', `/api/cards/${cardId}`);
    expect(body.uses).toEqual([
      {
        ...{ channelId: demo.channelId, channelName: '晨光選物', place: 'journey' },
        journey: { id: journey.id, name: journey.name },
      },
    ]);
    await world.set(journey, 'stopped');
    expect((await archive()).status).toBe(200);
    expect((await world.set(journey, 'active')).body).toMatchObject({
      issues: [{ path: 'step:a', code: 'gone' }],
    });
  });

  it('keep their tags from being put away; merged ones they follow, for people inside too', async () => {
    const [from, into, asked] = [await tag('會員A'), await tag('會員B'), await tag('問過')];
    const journey = await world.begin({
      trigger: { kind: 'tagged', tagId: from },
      steps: [
        days('a', 1),
        {
          id: 'b',
          kind: 'condition',
          if: { kind: 'tag', tagId: from },
          then: [send('c')],
          else: [send('d')],
        },
        { id: 'e', kind: 'addTag', tagId: asked },
      ],
    });
    const person = await friend();
    await world.tag([person], from);
    await world.save(journey, { steps: [send('neu')] });
    expect((await tagOf(from))?.uses).toMatchObject([
      { place: 'journey', journey: { id: journey.id, name: journey.name } },
    ]);
    // only people of the earlier version come to it
    expect((await tagOf(asked))?.uses).toHaveLength(1);
    expect((await world.app.as('marketer', 'POST', `/api/tags/${from}/archive`)).body).toMatchObject({
      code: 'tag.in_use',
    });
    const merged = await world.app.as<TagJob>('marketer', 'POST', `/api/tags/${from}/merge`, {
      intoId: into,
    });
    expect(merged.status).toBe(201);
    await eventually(
      async () => (await world.app.count('tag_jobs', "state = 'done' AND id = ?", [merged.body.id])) === 1,
    );
    await world.settle();
    // the merge itself is no news of anybody
    expect(await world.entries(journey)).toHaveLength(1);
    const next = await friend();
    await world.tag([next], into);
    expect(await world.texts(next)).toEqual(['neu']);
    await world.pass(86_400_000);
    expect(await world.texts(person)).toEqual(['c']);
    await world.set(journey, 'stopped');
  });

  it('show a published menu of the channel, and give it back', async () => {
    const menuId = newId();
    const steps = [
      { id: 'a', kind: 'menu' as const, menuId },
      days('b', 1),
      { id: 'c', kind: 'menu' as const, menuId: null },
    ];
    const trigger = { kind: 'tagged' as const, tagId: await tag('選單') };
    await expect(world.make({ trigger, steps })).rejects.toThrow('gone');
    const menu: RichMenuEntity = {
      ...{
        id: menuId,
        teamId: world.teamId,
        channelId: demo.channelId,
        name: 'VIP',
        width: 2500,
        height: 843,
      },
      ...{ pictureId: null, chatBarText: '選單', selected: 1, areas: '[]', version: 1, alias: 'vip' },
      ...{
        publishedVersion: 1,
        lineMenuId: 'richmenu-1',
        publishedAt: 1,
        savedBy: null,
        createdAt: 1,
        updatedAt: 1,
      },
    };
    await world.app.get(Transactions).run((tx) => tx.insert(RichMenuEntity, menu));
    const journey = await world.begin({ trigger, steps });
    const person = await friend();
    await world.tag([person], trigger.tagId);
    const override = async (of = person) =>
      (
        await world.app.rows<{ override_menu_id: string | null }>(
          'SELECT override_menu_id FROM contact_menus WHERE contact_id = ?',
          [of.contactId],
        )
      )[0]?.override_menu_id;
    expect(await override()).toBe(menuId);
    await world.pass(86_400_000);
    expect(await override()).toBeNull();
    expect(await world.story(journey, person)).toEqual(['a done', 'b waits', 'c done']);

    const next = await friend();
    await world.tag([next], trigger.tagId);
    const other = await world.begin({ trigger: { kind: 'tagged', tagId: await tag('另一個') }, steps });
    const apart = await friend();
    await world.tag([apart], other.trigger.kind === 'tagged' ? other.trigger.tagId : '');
    await world.set(journey, 'paused');
    await world.app.get(MenuOverrides).endDue();
    expect([await override(next), await override(apart)]).toEqual([menuId, menuId]);
    // whom it would have given theirs back later gets it back at its end
    await world.set(journey, 'stopped');
    await world.app.get(MenuOverrides).endDue();
    expect([await override(next), await override(apart)]).toEqual([null, menuId]);
    await world.set(other, 'stopped');
  });

  it('are tried with one person: told, nothing done, and sent only when asked', async () => {
    const [wanted, never] = [await tag('要有'), await tag('不貼')];
    const journey = await world.make({
      trigger: { kind: 'bound' },
      steps: [
        send('a', '{顧客名稱}您好'),
        days('b', 3),
        {
          id: 'c',
          kind: 'condition',
          if: { kind: 'tag', tagId: wanted },
          then: [send('d', '有')],
          else: [send('e', '沒有')],
        },
        { id: 'f', kind: 'addTag', tagId: never },
      ],
    });
    const person = await friend();
    await world.tag([person], wanted);
    const url = `/api/journeys/${journey.id}/trial`;
    const told = await world.app.as<JourneyTrial>('marketer', 'POST', url, { contactId: person.contactId });
    expect(told.body.sent).toBe(0);
    expect(told.body.steps.map(({ stepId, result }) => `${stepId} ${result}`)).toEqual([
      ...['a queued', 'b waits', 'c then', 'd queued', 'f done'],
    ]);
    expect(told.body.steps[0]?.message).toEqual({ kind: 'text', text: '朋友0您好' });
    expect(await world.texts(person)).toEqual([]);
    const sent = await world.app.as<JourneyTrial>('marketer', 'POST', url, {
      contactId: person.contactId,
      send: true,
    });
    expect(sent.body.sent).toBe(2);
    expect((await world.texts(person)).sort()).toEqual(['朋友0您好', '有'].sort());
    expect(await world.app.count('taggings', 'tag_id = ?', [never])).toBe(0);
    expect(await world.entries(journey)).toEqual([]);
    const stranger = await world.app.as('marketer', 'POST', url, { contactId: newId() });
    expect(stranger.status).toBe(404);
    const [blocked] = await world.friends(1, { friend: 0, friendAt: 5 });
    const none = await world.app.as<JourneyTrial>('marketer', 'POST', url, {
      contactId: blocked!.contactId,
      send: true,
    });
    expect([none.body.sent, none.body.steps[0]?.result]).toEqual([0, 'blocked']);
  });

  it('tell a person what they hold about them, and forget it with them', async () => {
    const trigger = { kind: 'tagged' as const, tagId: await tag('個資') };
    const journey = await world.begin({ trigger, steps: [send('a'), days('b', 1), send('c')] });
    const person = await friend();
    await world.tag([person], trigger.tagId);
    await world.pushed();
    const exported = await world.app.as<PersonExport>(
      'admin',
      'GET',
      `/api/contacts/${person.contactId}/export`,
    );
    expect(exported.body.journeys).toMatchObject([{ journeyId: journey.id, state: 'running', place: 'b' }]);
    expect(exported.body.journeySteps.map(({ stepId }) => stepId)).toEqual(['a', 'b']);
    const erase = { reason: '要求刪除', confirm: person.lineUserId.slice(-4) };
    expect(
      (await world.app.as('admin', 'POST', `/api/contacts/${person.contactId}/erasure`, erase)).status,
    ).toBe(200);
    await world.pass(86_400_000);
    for (const table of ['journey_entries', 'journey_steps']) {
      expect(await world.app.count(table, 'contact_id = ?', [person.contactId])).toBe(0);
    }
    expect(await world.texts(person)).toEqual(['a']);
    await world.set(journey, 'stopped');
  });
});
