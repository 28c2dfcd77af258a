import '../../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import {
  changeContactView,
  createContactView,
  startTagJob,
  type ContactView,
  type Role,
} from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../../testing/fake-api.js';
import { renderApp } from '../../../testing/render-app.js';
import { aSession, channelId } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';

const at = '2026-11-21T08:00:00.000Z';
const viewId = '0190a000-0000-7000-8000-000000000501';
const otherId = '0190a000-0000-7000-8000-000000000502';
const tagId = '0190a000-0000-7000-8000-000000000601';
const url = `/api/contact-views/${viewId}`;

const aView = (over: Partial<ContactView> = {}): ContactView => ({
  id: viewId,
  name: '封鎖的會員',
  shared: false,
  filter: { friend: 'blocked', binding: 'bound' },
  sort: '-boundAt',
  owner: { id: channelId, name: '王主管' },
  mine: true,
  mayChange: true,
  gone: [],
  version: 3,
  updatedAt: at,
  ...over,
});
const aTag = {
  id: tagId,
  name: 'VIP',
  category: null,
  validDays: null,
  ...{ contacts: 0, addedLastWeek: 0, uses: [] },
  ...{ archivedAt: null, createdAt: at },
};

type World = { views?: ContactView[]; role?: Role };

/** The page of contacts at an address; `views` may change while it is open. */
async function open(search: string, { views = [aView()], role = 'supervisor' }: World = {}) {
  const kept = [...views];
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({
    'GET /api/contacts': () => ok({ items: [], nextCursor: null }),
    'GET /api/tags': () => ok({ items: [aTag] }),
    'GET /api/channel-names': () => ok({ items: [{ id: channelId, name: '晨光選物', pictureUrl: null }] }),
    'GET /api/contact-views': () => ok({ items: kept }),
    'POST /api/contact-views': ({ body }) => {
      const made = aView({ ...createContactView.body.parse(body), id: otherId });
      kept.push(made);
      return ok(made, 201);
    },
    [`PATCH ${url}`]: ({ body }) => {
      const { version, ...changes } = changeContactView.body.parse(body);
      if (version !== kept[0]?.version) return refused('request.conflict');
      kept[0] = { ...kept[0], ...(changes as Partial<ContactView>), version: version + 1 };
      return ok(kept[0]);
    },
    [`DELETE ${url}`]: () => {
      kept.shift();
      return ok(null, 204);
    },
    'POST /api/tag-jobs': () => ok({}, 202),
  });
  renderApp(`/contacts${search}`, queryClient);
  await screen.findByRole('searchbox', { name: '搜尋' });
  const lastList = () => {
    const asked = journal.filter(({ path }) => path === '/api/contacts').at(-1);
    return Object.fromEntries(asked?.query ?? []);
  };
  const sent = (method: string) => journal.filter((call) => call.method === method).at(-1)?.body;
  return { kept, lastList, sent, journal };
}

const row = () => screen.findByRole('navigation', { name: '已儲存的檢視' });
const link = async (name: RegExp | string) => within(await row()).findByRole('link', { name });
const isOpen = (name: RegExp | string) =>
  waitFor(() => {
    const views = within(screen.getByRole('navigation', { name: '已儲存的檢視' }));
    expect(views.getByRole('link', { name }).getAttribute('aria-current')).toBe('page');
  });
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const asOpened = '?friend=blocked&binding=bound&sort=-boundAt';

afterEach(cleanup);

it('opens a view by a click: its filters and its order are in the address, and it is marked', async () => {
  const { lastList } = await open('');
  await isOpen('全部');
  const view = await link('封鎖的會員');
  expect(view.getAttribute('href')).toContain(`viewId=${viewId}`);
  fireEvent.click(view);
  await waitFor(() => expect(lastList()).toEqual({ friend: 'blocked', binding: 'bound', sort: '-boundAt' }));
  await isOpen('封鎖的會員');
  expect((await link('全部')).getAttribute('aria-current')).toBeNull();
  expect(screen.queryByRole('button', { name: '儲存變更' })).toBeNull();
  expect(screen.queryByRole('button', { name: '儲存為檢視' })).toBeNull();
});

it('keeps the list as it is under a name, and opens that', async () => {
  const { sent } = await open('?binding=unbound&q=%E7%8E%8B', { views: [] });
  fireEvent.click(await screen.findByRole('button', { name: '儲存為檢視' }));
  const dialog = within(await screen.findByRole('dialog', { name: '儲存為檢視' }));
  expect(dialog.getByText(/「王」/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  expect(await dialog.findByText('請填寫此欄位。')).toBeTruthy();
  expect(sent('POST')).toBeUndefined();
  fireEvent.change(dialog.getByRole('textbox', { name: '名稱' }), { target: { value: '未綁定的王' } });
  fireEvent.click(dialog.getByRole('switch', { name: /^與團隊共用/ }));
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  await isOpen(/未綁定的王/);
  expect(sent('POST')).toEqual({
    name: '未綁定的王',
    shared: true,
    filter: { binding: 'unbound', q: '王' },
    sort: '-createdAt',
  });
  expect(screen.queryByText('找不到這個檢視')).toBeNull();
});

it('says at the name what the API refuses', async () => {
  await open('?binding=unbound');
  fireEvent.click(await screen.findByRole('button', { name: '儲存為檢視' }));
  const dialog = within(await screen.findByRole('dialog'));
  fakeApi({ 'POST /api/contact-views': () => refused('contact_view.too_many') });
  fireEvent.change(dialog.getByRole('textbox', { name: '名稱' }), { target: { value: '又一個' } });
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  expect(await dialog.findByText('檢視數量已達上限')).toBeTruthy();
});

it('marks a view whose filters are others by now, and saves them', async () => {
  const { sent } = await open(`?friend=unknown&viewId=${viewId}`);
  await isOpen(/已變更/);
  click('儲存變更');
  await waitFor(() => expect(screen.queryByRole('button', { name: '儲存變更' })).toBeNull());
  expect(sent('PATCH')).toEqual({ version: 3, filter: { friend: 'unknown' }, sort: '-createdAt' });
  expect(await link('封鎖的會員')).toBeTruthy();
});

it('goes back to what was saved', async () => {
  const { lastList } = await open(`?friend=unknown&viewId=${viewId}`);
  fireEvent.click(await screen.findByRole('link', { name: '捨棄變更' }));
  await waitFor(() => expect(lastList()).toEqual({ friend: 'blocked', binding: 'bound', sort: '-boundAt' }));
});

it('keeps other filters of somebody else’s view as a new one only', async () => {
  const shared = aView({ shared: true, mine: false, mayChange: false });
  const { sent } = await open(`?friend=unknown&viewId=${viewId}`, { views: [shared], role: 'agent' });
  expect(await link(/王主管與團隊共用/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '儲存變更' })).toBeNull();
  expect(screen.queryByRole('button', { name: /檢視設定/ })).toBeNull();
  click('另存新檢視');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox', { name: '名稱' }), { target: { value: '我的' } });
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  await isOpen('我的');
  expect(sent('POST')).toMatchObject({ name: '我的', filter: { friend: 'unknown' } });
});

it('renames, and lets only the maker take back what is shared', async () => {
  const shared = aView({ shared: true, mine: false });
  const { sent } = await open(`${asOpened}&viewId=${viewId}`, { views: [shared] });
  fireEvent.click(await screen.findByRole('button', { name: '「封鎖的會員」的檢視設定' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '編輯名稱與共用' }));
  const dialog = within(await screen.findByRole('dialog', { name: '編輯檢視' }));
  expect(dialog.getByRole('switch', { name: /^與團隊共用/ })).toHaveProperty('disabled', true);
  fireEvent.change(dialog.getByRole('textbox', { name: '名稱' }), { target: { value: '新的名稱' } });
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  expect(await link(/新的名稱/)).toBeTruthy();
  expect(sent('PATCH')).toEqual({ version: 3, name: '新的名稱', shared: true });
});

it('deletes a view and keeps what the list shows', async () => {
  const { lastList, kept } = await open(`${asOpened}&viewId=${viewId}`);
  fireEvent.click(await screen.findByRole('button', { name: '「封鎖的會員」的檢視設定' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '刪除檢視' }));
  const dialog = within(await screen.findByRole('dialog', { name: '刪除檢視「封鎖的會員」？' }));
  fireEvent.click(dialog.getByRole('button', { name: '刪除檢視' }));
  expect(await screen.findByRole('button', { name: '儲存為檢視' })).toBeTruthy();
  expect(kept).toEqual([]);
  expect(lastList()).toEqual({ friend: 'blocked', binding: 'bound', sort: '-boundAt' });
  expect(screen.queryByText('找不到這個檢視')).toBeNull();
});

it('says that a tag of the view is archived, and loses nothing of it', async () => {
  const gone = aView({
    filter: { tagId: otherId, binding: 'bound' },
    sort: '-createdAt',
    gone: [{ what: 'tag', name: '舊活動' }],
  });
  const { lastList } = await open(`?tagId=${otherId}&binding=bound&viewId=${viewId}`, { views: [gone] });
  expect(await screen.findByText(/標籤「舊活動」已封存/)).toBeTruthy();
  expect(await screen.findByDisplayValue('（已封存的標籤）')).toBeTruthy();
  expect(lastList()).toEqual({ tagId: otherId, binding: 'bound' });
  expect(screen.queryByRole('button', { name: '儲存變更' })).toBeNull();
});

it('says that a view is not here, with the filters of the link', async () => {
  const { lastList } = await open(`?friend=blocked&viewId=${otherId}`);
  expect(await screen.findByText('找不到這個檢視')).toBeTruthy();
  expect(lastList()).toEqual({ friend: 'blocked' });
  click('關閉');
  expect(await screen.findByRole('button', { name: '儲存為檢視' })).toBeTruthy();
  expect(lastList()).toEqual({ friend: 'blocked' });
});

it('tags and exports whom the view finds', async () => {
  const { sent } = await open(`${asOpened}&viewId=${viewId}`);
  fireEvent.click(await screen.findByRole('button', { name: '批次標籤' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('combobox', { name: '標籤' }));
  fireEvent.click(await screen.findByRole('option', { name: 'VIP' }));
  fireEvent.click(dialog.getByRole('button', { name: '開始' }));
  await waitFor(() => expect(sent('POST')).toBeTruthy());
  expect(startTagJob.body.parse(sent('POST')).filter).toEqual({ friend: 'blocked', binding: 'bound' });
  click('匯出 CSV');
  const file = await screen.findByRole('menuitem', { name: /遮/ });
  const { searchParams } = new URL(file.getAttribute('href') ?? '', 'http://console.test');
  expect(Object.fromEntries(searchParams)).toEqual({
    friend: 'blocked',
    binding: 'bound',
    sort: '-boundAt',
    phones: 'masked',
  });
});

it('puts into a menu those for which there is no room, never the one that is open', async () => {
  const views = Array.from({ length: 8 }, (_none, n) =>
    aView({ id: `0190a000-0000-7000-8000-00000000070${n}`, name: `檢視 ${n}` }),
  );
  await open(`${asOpened}&viewId=${views[7]!.id}`, { views });
  expect(await link('檢視 7')).toBeTruthy();
  const shown = within(await row()).getAllByRole('link');
  expect(shown.map(({ textContent }) => textContent)).toEqual([
    '全部',
    ...[0, 1, 2, 3, 7].map((n) => `檢視 ${n}`),
  ]);
  click('更多（3）');
  expect(await screen.findByRole('menuitem', { name: '檢視 5' })).toBeTruthy();
});
