import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { RichMenuJob, RichMenuRules, Role } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok, refused } from '../testing/fake-api.js';
import { aMenu, aMenuJob, menuId } from '../testing/menu-samples.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const otherId = '0190a000-0000-7000-8000-000000000403';
const vipId = '0190a000-0000-7000-8000-000000000404';
const menus = [
  aMenu({ inRules: [0], people: 1204, journeys: [{ id: vipId, name: '新會員歡迎' }] }),
  aMenu({ id: otherId, name: '訪客版', isDefault: true, areas: [] }),
];
const ruleSet = {
  channelId,
  version: 2,
  rules: [
    { menuId, audience: { kind: 'bound' as const } },
    { menuId: otherId, audience: { kind: 'tagsAny' as const, tagIds: [vipId] } },
  ],
  defaultMenuId: otherId,
  updatedAt: '2026-11-21T08:02:11.000Z',
  savedBy: { id: channelId, name: '林督導' },
};

/** Who comes first decides for those whom both rules fit: 3 people. */
const reachOf = ({ rules }: RichMenuRules) => ({
  people: 9324,
  byDefault: 8120,
  conflicts: 3,
  overridden: 0,
  rules: rules.map((rule, index) => ({
    menuId: rule.menuId,
    people: index === 0 ? 1204 : 0,
    overruled: index === 0 ? 0 : 3,
  })),
});

function open(role: Role, handlers: Parameters<typeof fakeApi>[0] = {}, jobs: RichMenuJob[] = []) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({
    'GET /api/rich-menu-channels': () =>
      ok({ items: [{ id: channelId, name: '晨光選物', hasLiff: true, menus: 2 }] }),
    'GET /api/rich-menus': () => ok({ items: menus }),
    'GET /api/tags': () => ok({ items: [{ id: vipId, name: 'VIP' }] }),
    [`GET /api/channels/${channelId}/rich-menu-rules`]: () => ok(ruleSet),
    [`POST /api/channels/${channelId}/rich-menu-reach`]: ({ body }) => ok(reachOf(body as RichMenuRules)),
    [`GET /api/channels/${channelId}/rich-menu-jobs`]: () => ok({ items: jobs }),
    [`PUT /api/channels/${channelId}/rich-menu-rules`]: ({ body }) =>
      ok({ rules: { ...ruleSet, ...(body as object), version: 3 }, job: null }),
    ...handlers,
  });
  renderApp('/rich-menus', queryClient);
  return journal;
}

const rule = (n: number) => screen.findByRole('listitem', { name: `第 ${n} 條規則` });
const menuOf = async (n: number) =>
  within(await rule(n)).getByRole<HTMLInputElement>('combobox', { name: '選單' }).value;

it('shows who sees what, and where rules contradict each other', async () => {
  open('marketer');
  expect(await within(await rule(1)).findByText('1,204 人看到')).toBeTruthy();
  expect(within(await rule(2)).getByText('另有 3 人符合，但以上方規則為準')).toBeTruthy();
  expect(screen.getByText('好友 9,324 人 · 預設 8,120 人 · 衝突 3 人')).toBeTruthy();
  expect(screen.getAllByText('規則 1').length).toBeGreaterThan(0);
});

it('changes the order by buttons and by keyboard, asks who would see what, and saves that order', async () => {
  const journal = open('marketer');
  fireEvent.click(within(await rule(1)).getByRole('button', { name: '將第 1 條規則往下移' }));
  expect(await menuOf(1)).toBe('訪客版');
  fireEvent.keyDown(await rule(2), { key: 'ArrowUp', altKey: true });
  expect(await menuOf(1)).toBe('會員版');
  fireEvent.keyDown(await rule(1), { key: 'ArrowDown', altKey: true });
  expect(screen.getByText('已移到第 2 條')).toBeTruthy();
  await waitFor(() => {
    const asked = journal.filter(({ path }) => path.endsWith('rich-menu-reach')).at(-1)?.body;
    expect((asked as RichMenuRules).rules[0]?.menuId).toBe(otherId);
  });
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  await waitFor(() => expect(journal.some(({ method }) => method === 'PUT')).toBe(true));
  expect(journal.find(({ method }) => method === 'PUT')?.body).toEqual({
    version: 2,
    rules: [ruleSet.rules[1], ruleSet.rules[0]],
    defaultMenuId: otherId,
  });
});

it('refuses a rule without a menu or without tags, each in words', async () => {
  const journal = open('marketer');
  await rule(2);
  fireEvent.click(screen.getByRole('button', { name: '新增規則' }));
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  expect(await within(await rule(3)).findByText('請選擇選單')).toBeTruthy();
  expect(journal.some(({ method }) => method === 'PUT')).toBe(false);
});

it('asks when somebody changed the rules meanwhile, and says both orders', async () => {
  const theirs = { ...ruleSet, version: 5, rules: ruleSet.rules.slice(0, 1) };
  let asked = false;
  open('marketer', {
    [`GET /api/channels/${channelId}/rich-menu-rules`]: () => ok(asked ? theirs : ruleSet),
    [`PUT /api/channels/${channelId}/rich-menu-rules`]: () => {
      asked = true;
      return refused('rich_menu.rules_changed');
    },
  });
  fireEvent.click(within(await rule(1)).getByRole('button', { name: '將第 1 條規則往下移' }));
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  const dialog = await screen.findByRole('dialog', { name: '顯示規則已被其他人更新' });
  expect([...dialog.querySelectorAll('dd')].map((side) => side.textContent)).toEqual([
    '1. 會員版 ← 已綁定手機',
    '1. 訪客版 ← 有任一標籤 VIP\n2. 會員版 ← 已綁定手機',
  ]);
});

it('shows how far a change has come, and stops it', async () => {
  const job = aMenuJob();
  const journal = open(
    'marketer',
    { [`POST /api/rich-menu-jobs/${job.id}/cancel`]: () => ok({ ...job, state: 'cancelled' }) },
    [job],
  );
  expect(
    await screen.findByText(/12,500／50,000 人 · 已更新 12,000 人 · 30 人成為好友後才會看到/),
  ).toBeTruthy();
  expect(screen.getByText('更新好友的選單')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '停止「套用顯示規則」' }));
  await waitFor(() => expect(journal.some(({ path }) => path.endsWith('/cancel'))).toBe(true));
});

it('says where a menu is used instead of deleting it', async () => {
  const journal = open('marketer');
  const [actions] = await screen.findAllByRole('button', { name: '「會員版」的動作' });
  fireEvent.click(actions!);
  fireEvent.click(await screen.findByRole('menuitem', { name: '刪除' }));
  const dialog = await screen.findByRole('dialog', { name: '使用中的選單無法刪除' });
  const places = within(dialog).getAllByRole('link');
  expect(places.map((link) => `${link.textContent} ${link.getAttribute('href')}`)).toEqual([
    `顯示規則第 1 條 /rich-menus?channelId=${channelId}#rules`,
    `顧客旅程「新會員歡迎」 /journeys/${vipId}`,
  ]);
  expect(journal.some(({ method }) => method === 'DELETE')).toBe(false);
});

it('lets agents look only', async () => {
  open('agent', {}, [aMenuJob()]);
  expect(await screen.findByText(/會員版 · 已綁定手機 · 1,204 人看到/)).toBeTruthy();
  for (const name of ['新增規則', /的動作$/, /^停止/]) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
  expect(screen.queryByRole('link', { name: '新增圖文選單' })).toBeNull();
});
