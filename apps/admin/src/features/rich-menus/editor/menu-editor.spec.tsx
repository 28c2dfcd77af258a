import '../../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import type { RichMenu } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../../testing/fake-api.js';
import { aMenu, aMenuJob, menuId } from '../../../testing/menu-samples.js';
import { renderRoute } from '../../../testing/render-route.js';
import { aSession, channelId } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';
import { MenuEditor } from './menu-editor.js';

const path = `/api/rich-menus/${menuId}`;

afterEach(() => {
  cleanup();
  cleanNotifications();
});

async function open(menu: RichMenu, handlers: Parameters<typeof fakeApi>[0] = {}) {
  const journal = fakeApi({
    'GET /api/rich-menus': () => ok({ items: [menu] }),
    [`GET /api/channels/${channelId}/rich-menu-jobs`]: () => ok({ items: [] }),
    [`GET ${path}/clicks`]: () =>
      ok({
        since: '2026-10-23',
        items: [
          { key: 'shop', day: '2026-11-20', clicks: 1200 },
          { key: 'shop', day: '2026-11-21', clicks: 34 },
        ],
      }),
    [`PUT ${path}`]: ({ body }) => ok({ ...menu, ...(body as object), version: menu.version + 1 }),
    ...handlers,
  });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('marketer'));
  const page = () => (
    <MenuEditor channelId={channelId} menu={menu} initial={menu} onCreated={() => undefined} />
  );
  await renderRoute({ page, queryClient });
  await screen.findByRole('group', { name: '區域 A' });
  return journal;
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const area = (letter: string) => screen.getByRole('group', { name: `區域 ${letter}` });
const onPicture = (letter: string) => screen.getByRole('button', { name: new RegExp(`^區域 ${letter}：`) });
const bounds = (letter: string) =>
  ['X', 'Y', '寬', '高'].map((name) =>
    Number(within(area(letter)).getByRole<HTMLInputElement>('textbox', { name }).value),
  );
const puts = (journal: Awaited<ReturnType<typeof open>>) =>
  journal.filter(({ method }) => method === 'PUT').map(({ body }) => body as RichMenu);

it('moves and resizes an area by keyboard, never beyond the picture, and says so in numbers', async () => {
  await open(aMenu());
  const shown = onPicture('B');
  fireEvent.keyDown(shown, { key: 'ArrowLeft' });
  fireEvent.keyDown(shown, { key: 'ArrowLeft', shiftKey: true });
  expect(bounds('B')).toEqual([1239, 0, 1250, 1686]);
  fireEvent.keyDown(shown, { key: 'ArrowUp', ctrlKey: true });
  expect(bounds('B')).toEqual([1239, 0, 1250, 1676]);
  for (let n = 0; n < 5; n += 1) fireEvent.keyDown(shown, { key: 'ArrowRight' });
  expect(bounds('B')).toEqual([1250, 0, 1250, 1676]);
  expect(onPicture('B').getAttribute('aria-label')).toContain('X 1250、Y 0、寬 1250、高 1676');
});

it('places an area by numbers alone, and refuses one that reaches out', async () => {
  const journal = await open(aMenu());
  type(within(area('B')).getByRole('textbox', { name: 'X' }), '2000');
  press('儲存');
  expect(await screen.findByText('區域超出圖片範圍。')).toBeTruthy();
  expect(puts(journal)).toEqual([]);
  type(within(area('B')).getByRole('textbox', { name: '寬' }), '500');
  press('儲存');
  await waitFor(() => expect(puts(journal)[0]?.areas[1]?.bounds).toMatchObject({ x: 2000, width: 500 }));
});

it('counts the chat bar as a reader does, and refuses the 15th character', async () => {
  const journal = await open(aMenu());
  const bar = screen.getByRole('textbox', { name: /^選單列文字/ });
  type(bar, '👨‍👩‍👧‍👦'.repeat(14));
  expect(screen.getByText('14／14')).toBeTruthy();
  expect(screen.queryByText('最多 14 個字。')).toBeNull();
  type(bar, '字'.repeat(15));
  press('儲存');
  expect((await screen.findAllByText('最多 14 個字。')).length).toBeGreaterThan(0);
  expect(puts(journal)).toEqual([]);
});

it('has room for twenty areas, not for one more', async () => {
  await open(aMenu());
  for (let n = 3; n <= 20; n += 1) press('新增區域');
  expect(area('T')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '新增區域' }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '複製區域 A' }).disabled).toBe(true);
});

it('copies and deletes what stands in the fields by then', async () => {
  const journal = await open(aMenu());
  type(within(area('A')).getByRole('textbox', { name: /^網址/ }), 'https://shop.example/new');
  press('複製區域 B');
  press('刪除區域 B');
  press('儲存');
  await waitFor(() => expect(puts(journal)).toHaveLength(1));
  const [first, copied] = puts(journal)[0]?.areas ?? [];
  expect(first?.action).toEqual({ type: 'uri', uri: 'https://shop.example/new' });
  expect(copied?.action).toEqual({ type: 'memberCard' });
  expect(copied?.key).not.toBe('card');
});

it('keeps what areas do when they are laid out anew, and takes one off by keyboard', async () => {
  const journal = await open(aMenu());
  fireEvent.click(screen.getByRole('radio', { name: '6 格' }));
  expect(bounds('F')).toEqual([1667, 843, 833, 843]);
  for (const letter of ['F', 'E', 'D', 'C']) fireEvent.keyDown(onPicture(letter), { key: 'Delete' });
  press('儲存');
  await waitFor(() => expect(puts(journal)).toHaveLength(1));
  expect(puts(journal)[0]?.areas.map(({ key, action }) => [key, action.type])).toEqual([
    ['shop', 'uri'],
    ['card', 'memberCard'],
  ]);
});

it('says how often areas were tapped, and which lead nowhere', async () => {
  await open(aMenu({ deadAreas: ['card'] }));
  expect(await within(area('A')).findByText('近 30 日點選 1,234 次')).toBeTruthy();
  expect(within(area('B')).queryByText(/點選 /)).toBeNull();
  expect(within(area('B')).getByText(/尚未設定 LIFF/)).toBeTruthy();
});

it('publishes what is on the screen: saves first, then begins, and shows how it goes', async () => {
  const job = aMenuJob({ kind: 'publish', menuId, menuName: '會員版', step: 'prepare' });
  const jobs: (typeof job)[] = [];
  const journal = await open(aMenu(), {
    [`GET /api/channels/${channelId}/rich-menu-jobs`]: () => ok({ items: jobs }),
    [`POST ${path}/publication`]: () => {
      jobs.push(job);
      return ok(job, 201);
    },
  });
  type(screen.getByRole('textbox', { name: /^選單列文字/ }), '逛逛');
  press('儲存並發布');
  expect(await screen.findByText('發布「會員版」')).toBeTruthy();
  expect(screen.getByText('在 LINE 建立選單')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '發布到 LINE' }).disabled).toBe(true);
  const writes = journal.filter(({ method }) => method !== 'GET').map(({ method }) => method);
  expect(writes).toEqual(['PUT', 'POST']);
});

it('marks the field that keeps a menu from being published', async () => {
  const issues = [{ path: 'pictureId', code: 'missing' as const, message: '尚未設定。' }];
  await open(aMenu(), { [`POST ${path}/validation`]: () => refused('rich_menu.not_ready', { issues }) });
  press('驗證');
  expect(await screen.findByText('請修正標示的欄位後再發布')).toBeTruthy();
  expect(screen.getByText('尚未設定。')).toBeTruthy();
});

it('asks when somebody saved meanwhile, area by area', async () => {
  const theirs = aMenu({ version: 4, chatBarText: '對方的' });
  await open(aMenu(), {
    [`GET ${path}`]: () => ok(theirs),
    [`PUT ${path}`]: () => refused('rich_menu.changed'),
  });
  press('刪除區域 B');
  press('儲存');
  const dialog = await screen.findByRole('dialog', { name: '選單已被其他人更新' });
  const sides = [...dialog.querySelectorAll('dd')].map((side) => side.textContent);
  expect(sides).toEqual([
    '對方的',
    '會員專區',
    'A (0, 0, 1250 × 1686) 開啟網址 https://shop.example\nB (1250, 0, 1250 × 1686) 開啟會員卡',
    'A (0, 0, 1250 × 1686) 開啟網址 https://shop.example',
  ]);
});
