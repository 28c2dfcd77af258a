import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import { tagPlaces, type Role, type Tag, type TagJob } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const at = '2026-11-21T08:00:00.000Z';
const vipId = '0190a000-0000-7000-8000-000000000301';
const jobId = '0190a000-0000-7000-8000-000000000302';
const aTag = (id: string, name: string, more: Partial<Tag> = {}): Tag => ({
  id,
  name,
  category: null,
  validDays: null,
  contacts: 12,
  addedLastWeek: 3,
  uses: [],
  archivedAt: null,
  createdAt: at,
  ...more,
});
const place = { channelId, channelName: '晨光選物', journey: null };
const bound = aTag(channelId, '已綁定', { uses: [{ ...place, place: 'binding' }] });
const vip = aTag(vipId, 'VIP', { category: '等級', validDays: 30 });
const running: TagJob = {
  id: jobId,
  kind: 'add',
  tagId: vipId,
  tagName: 'VIP',
  state: 'running',
  total: 2000,
  processed: 500,
  changed: 400,
  unknown: 0,
  createdAt: at,
  finishedAt: null,
};

function open(role: Role, handlers: Parameters<typeof fakeApi>[0] = {}, jobs: TagJob[] = []) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [bound, vip] }),
    'GET /api/tag-jobs': () => ok({ items: jobs }),
    ...handlers,
  });
  renderApp('/tags', queryClient);
  return journal;
}

async function act(tag: string, action: string): Promise<void> {
  const [menu] = await screen.findAllByRole('button', { name: `「${tag}」的動作` });
  fireEvent.click(menu!);
  fireEvent.click(await screen.findByRole('menuitem', { name: action }));
}

it('says where a tag is used instead of putting it away', async () => {
  const journal = open('marketer');
  await act('已綁定', '封存');
  const dialog = await screen.findByRole('dialog', { name: '標籤使用中' });
  expect(within(dialog).getByText('手機綁定：晨光選物')).toBeTruthy();
  expect(journal.some(({ method }) => method === 'POST')).toBe(false);
});

it('leads to every place that names a tag, as far as the reader may open it', async () => {
  const journey = { id: jobId, name: '新會員歡迎' };
  const uses: Tag['uses'] = [
    ...tagPlaces.filter((each) => each !== 'journey').map((each) => ({ ...place, place: each })),
    { ...place, place: 'journey', journey },
  ];
  open('marketer', { 'GET /api/tags': () => ok({ items: [aTag(vipId, 'VIP', { uses })] }) });
  await screen.findAllByRole('link', { name: '顧客旅程：新會員歡迎' });
  const [table] = screen.getAllByRole('table');
  const links = within(table!).getAllByRole('link');
  expect(links.map((link) => `${link.textContent} ${link.getAttribute('href')}`)).toEqual([
    `官網綁定：晨光選物 /website/${channelId}`,
    `圖文選單規則：晨光選物 /rich-menus?channelId=${channelId}#rules`,
    `自動回應：晨光選物 /auto-replies/${channelId}`,
    `顧客旅程：新會員歡迎 /journeys/${jobId}`,
  ]);
  expect(within(table!).getByText('手機綁定：晨光選物')).toBeTruthy();
  expect(within(table!).getByText('會員卡的解除綁定：晨光選物')).toBeTruthy();
});

it('finds by name and by category', async () => {
  open('marketer');
  fireEvent.change(await screen.findByRole('searchbox', { name: '搜尋標籤' }), { target: { value: '等級' } });
  await waitFor(() => expect(screen.queryByText('已綁定')).toBeNull());
  expect(screen.getAllByText('VIP').length).toBeGreaterThan(0);
});

it('shows how far a job is, and stops it', async () => {
  const journal = open(
    'marketer',
    { [`POST /api/tag-jobs/${jobId}/cancel`]: () => ok({ ...running, state: 'cancelled' }) },
    [running],
  );
  expect(await screen.findByText(/500／2,000 位，變更 400 位/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '取消「貼上「VIP」」' }));
  await waitFor(() => expect(journal.filter(({ method }) => method === 'POST')).toHaveLength(1));
});

it('keeps earlier jobs out of the way until they are asked for', async () => {
  const ended = ['done', 'failed', 'cancelled'] as const;
  const jobs = ended.map((state, index): TagJob => ({
    ...running,
    id: `${jobId.slice(0, -1)}${index}`,
    state,
  }));
  open('marketer', {}, jobs);
  expect(await screen.findByText('已完成')).toBeTruthy();
  expect(screen.queryByText('失敗')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '先前的作業（2）' }));
  expect(screen.getByText('失敗')).toBeTruthy();
  expect(screen.getByText('已取消')).toBeTruthy();
});

it('says that nothing matches, and leads back to all', async () => {
  open('marketer', {}, []);
  const search = await screen.findByRole('searchbox', { name: '搜尋標籤' });
  fireEvent.change(search, { target: { value: '沒有這個' } });
  expect(await screen.findByText('沒有符合的標籤')).toBeTruthy();
  fireEvent.click(screen.getByRole('link', { name: '清除篩選' }));
  expect((await screen.findAllByText('VIP')).length).toBeGreaterThan(0);
});

it('lets agents look only', async () => {
  open('agent');
  const [menu] = await screen.findAllByRole('button', { name: '「VIP」的動作' });
  expect(screen.queryByRole('button', { name: '新增標籤' })).toBeNull();
  fireEvent.click(menu!);
  expect(await screen.findByRole('menuitem', { name: '貼標紀錄' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: '封存' })).toBeNull();
});
