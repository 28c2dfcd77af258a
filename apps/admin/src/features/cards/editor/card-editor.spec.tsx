import '../../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import type { MessageCard } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../../testing/fake-api.js';
import { renderRoute } from '../../../testing/render-route.js';
import { aSession, channelId } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';
import { cardTemplate } from '../templates.js';
import { CardEditor } from './card-editor.js';

const path = `/api/cards/${channelId}`;
const aCard = (over: Partial<MessageCard> = {}): MessageCard => ({
  id: channelId,
  name: '歡迎禮',
  content: {
    kind: 'buttons',
    altText: '歡迎',
    pictureId: null,
    title: '歡迎 {顧客名稱}',
    text: '您已完成綁定',
    buttons: [{ label: '會員卡', action: { type: 'memberCard' } }],
  },
  version: 3,
  lineCheck: 'valid',
  archived: false,
  uses: [],
  updatedAt: '2026-11-21T08:02:11.000Z',
  savedBy: { id: channelId, name: '林督導' },
  ...over,
});

async function open(card: MessageCard) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  const page = () => <CardEditor card={card} initial={card} onCreated={() => undefined} />;
  await renderRoute({ page, queryClient });
  return screen.findByRole<HTMLInputElement>('textbox', { name: /^內文/ });
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const preview = () => screen.getByRole('region', { name: '聊天室預覽' });

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('shows what is typed, with sample data, and markup as the text it is', async () => {
  fakeApi({});
  const text = await open(aCard());
  expect(within(preview()).getByText('歡迎 王小明')).toBeTruthy();
  type(text, '<img src=x onerror=alert(1)> {會員編號}');
  expect(within(preview()).getByText('<img src=x onerror=alert(1)> S-10293')).toBeTruthy();
  expect(preview().querySelector('img, a')).toBeNull();
});

it('saves what is valid, with the version that was edited', async () => {
  const journal = fakeApi({
    [`PUT ${path}`]: ({ body }) => ok({ ...aCard(), ...(body as object), version: 4 }),
  });
  type(await open(aCard()), '新的內文');
  press('儲存');
  expect(await screen.findByText('已儲存卡片「歡迎禮」')).toBeTruthy();
  const sent = journal.find(({ method }) => method === 'PUT')?.body;
  expect(sent).toMatchObject({ version: 3, content: { kind: 'buttons', text: '新的內文' } });
  await waitFor(() => expect(screen.queryByText('尚有未儲存的變更')).toBeNull());
});

it('refuses too many words, an empty label and a link of another kind, each at its field', async () => {
  const journal = fakeApi({});
  type(await open(aCard()), '字'.repeat(301));
  press('新增按鈕');
  press('儲存');
  expect(await screen.findByText('請修正 2 個欄位後再儲存')).toBeTruthy();
  expect(screen.getAllByText('最多 300 個字。').length).toBeGreaterThan(0);
  expect(journal.filter(({ method }) => method === 'PUT')).toEqual([]);
});

it('says what LINE refuses, in LINE’s words', async () => {
  const message = 'LINE 回覆：messages[0].contents: invalid uri';
  const issues = [{ path: 'body.content', code: 'line_refused' as const, message }];
  fakeApi({ [`PUT ${path}`]: () => refused('card.line_refused', { issues }) });
  type(await open(aCard()), 'x');
  press('儲存');
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText(message)).toBeTruthy();
});

it('says that LINE was not asked, and where the card is used', async () => {
  fakeApi({});
  const use = { channelId, channelName: '晨光選物', place: 'alreadyBound' as const, journey: null };
  const page = aCard({ lineCheck: 'unchecked', uses: [use] });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  await renderRoute({
    page: () => <CardEditor card={page} initial={page} onCreated={() => undefined} />,
    queryClient,
  });
  expect(await screen.findByText('未經 LINE 驗證')).toBeTruthy();
  expect(screen.getByRole('link', { name: '晨光選物 · 已綁定' })).toBeTruthy();
});

it('asks when somebody saved meanwhile, and overwrites on request', async () => {
  const state = { stored: aCard({ version: 4 }) };
  const versions: number[] = [];
  fakeApi({
    [`GET ${path}`]: () => ok(state.stored),
    [`PUT ${path}`]: ({ body }) => {
      const { version } = body as MessageCard;
      versions.push(version);
      if (version !== state.stored.version) return refused('card.changed');
      state.stored = { ...state.stored, ...(body as MessageCard), version: version + 1 };
      return ok(state.stored);
    },
  });
  type(await open(aCard()), '我的');
  press('儲存');
  const dialog = await screen.findByRole('dialog', { name: '卡片已被其他人更新' });
  expect(within(dialog).getByText(/林督導於/)).toBeTruthy();
  const [theirs, mine] = [...dialog.querySelectorAll('dd')].map((side) => side.textContent);
  expect(within(dialog).getByText('內文')).toBeTruthy();
  expect([theirs, mine]).toEqual([
    state.stored.content.kind === 'buttons' && state.stored.content.text,
    '我的',
  ]);
  fireEvent.click(within(dialog).getByRole('button', { name: '覆蓋' }));
  expect(await screen.findByText('已儲存卡片「歡迎禮」')).toBeTruthy();
  expect(versions).toEqual([3, 4]);
});

it('starts from a template with nothing unsaved, and still saves it as it stands', async () => {
  const journal = fakeApi({ 'POST /api/cards': ({ body }) => ok({ ...aCard(), ...(body as object) }) });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('marketer'));
  const template = cardTemplate('welcome', 'zh-TW');
  const page = () => <CardEditor card={null} initial={template} onCreated={() => undefined} />;
  await renderRoute({ page, queryClient });
  await screen.findByRole('region', { name: '尚未建立' });
  expect(screen.queryByRole('button', { name: '捨棄' })).toBeNull();

  type(await screen.findByRole('textbox', { name: /^內文/ }), '別的');
  expect(screen.getByRole('region', { name: '尚有未儲存的變更' })).toBeTruthy();
  press('捨棄');
  press('儲存');
  expect(await screen.findByText('已儲存卡片「歡迎」')).toBeTruthy();
  expect(journal.find(({ method }) => method === 'POST')?.body).toEqual(template);
});
