import '../../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import type { Journey, JourneyStep, Tag } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../../testing/fake-api.js';
import { renderRoute } from '../../../testing/render-route.js';
import { aSession, channelId } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';
import { toDraft } from './draft.js';
import { JourneyEditor } from './journey-editor.js';

const id = '0190a000-0000-7000-8000-000000000401';
const tagId = '0190a000-0000-7000-8000-000000000402';
const path = `/api/journeys/${id}`;
const at = '2026-11-21T08:02:11.000Z';
const greet: JourneyStep = { id: 'greet', kind: 'send', message: { kind: 'text', text: '歡迎加入' } };
const day: JourneyStep = { id: 'day', kind: 'wait', until: { kind: 'duration', amount: 1, unit: 'days' } };
const tagging: JourneyStep = { id: 'tagging', kind: 'addTag', tagId };
const ways: JourneyStep = { id: 'ways', kind: 'condition', if: { kind: 'bound' }, then: [tagging], else: [] };
const active: Tag = {
  ...{ id: tagId, name: '活躍', category: null, validDays: null, contacts: 0, addedLastWeek: 0 },
  ...{ uses: [], archivedAt: null, createdAt: at },
};

const aJourney = (over: Partial<Journey> = {}): Journey => ({
  id,
  channelId,
  channelName: '晨光選物',
  name: '新會員歡迎',
  state: 'draft',
  trigger: { kind: 'bound' },
  entered: 0,
  running: 0,
  ended: 0,
  delivered: 0,
  runningEarlier: 0,
  version: 3,
  entryLimit: 1,
  quietHours: null,
  steps: [greet, day, ways],
  hasSecret: false,
  savedBy: { id: channelId, name: '林督導' },
  createdAt: at,
  updatedAt: at,
  ...over,
});

type Handlers = Parameters<typeof fakeApi>[0];

async function open(journey: Journey, handlers: Handlers = {}) {
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [active] }),
    'GET /api/cards': () => ok({ items: [], nextCursor: null }),
    [`GET ${path}/figures`]: () => ok({ steps: [] }),
    ...handlers,
  });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('marketer'));
  const page = () => (
    <JourneyEditor
      journey={journey}
      initial={toDraft(journey)}
      channelId={channelId}
      onCreated={() => undefined}
    />
  );
  await renderRoute({ page, queryClient });
  await screen.findByRole('group', { name: /^步驟 4：貼上標籤「活躍」/ });
  return journal;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const steps = () =>
  screen.getAllByRole('group', { name: /^步驟 \d+：/ }).map((step) => step.getAttribute('aria-label'));
async function choose(menu: string, item: RegExp): Promise<void> {
  press(menu);
  fireEvent.click(await screen.findByRole('menuitem', { name: item }));
}

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('moves a step into a way of the condition; the focus stays on it and the place is said', async () => {
  await open(aJourney());
  press('步驟 2 往下移');
  expect(steps()).toEqual([
    '步驟 1：傳送文字「歡迎加入」',
    '步驟 2：若已綁定手機',
    '步驟 3：等待 1 天',
    '步驟 4：貼上標籤「活躍」',
  ]);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '步驟 3 往下移' })),
  );
  expect(screen.getByText('已移到步驟 3')).toBeTruthy();
  // the keyboard does the same
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp', altKey: true });
  expect(steps()[1]).toBe('步驟 2：等待 1 天');
  expect(within(screen.getByRole('group', { name: '步驟 3，符合時' })).getAllByRole('listitem')).toHaveLength(
    1,
  );
});

it('deletes with a way back to where the step stood', async () => {
  await open(aJourney());
  await choose('步驟 4 的其他動作', /^刪除/);
  expect(steps()).toHaveLength(3);
  fireEvent.click(await screen.findByRole('button', { name: '復原' }));
  expect(steps()[3]).toBe('步驟 4：貼上標籤「活躍」');
  expect(within(screen.getByRole('group', { name: '步驟 3，符合時' })).getAllByRole('listitem')).toHaveLength(
    1,
  );
});

it('adds a step in one way of the condition, asks there for what is missing, and sends nothing before', async () => {
  const journal = await open(aJourney());
  await choose('在「步驟 3，不符合時」新增步驟', /^傳送訊息/);
  press('儲存');
  expect(await screen.findByText('請修正 1 個欄位後再儲存')).toBeTruthy();
  const step = screen.getByRole('group', { name: /^步驟 5：/ });
  const text = within(step).getByRole('textbox', { name: /^文字內容/ });
  await waitFor(() => expect(document.activeElement).toBe(text));
  expect(text.getAttribute('aria-invalid')).toBe('true');
  expect(journal.filter(({ method }) => method === 'PUT')).toEqual([]);
});

it('says at the step what the API refuses, also after the step has moved', async () => {
  const issues = [{ path: 'step:tagging', code: 'gone' as const, message: '' }];
  await open(aJourney(), { [`PUT ${path}`]: () => refused('journey.not_ready', { issues }) });
  fireEvent.change(screen.getByRole('textbox', { name: /^旅程名稱/ }), { target: { value: '別的名稱' } });
  press('儲存');
  expect(await screen.findByText('旅程還不能啟用')).toBeTruthy();
  const said = '已不存在或已封存，請改選其他項目。';
  expect(within(screen.getByRole('group', { name: /^步驟 4：/ })).getByText(said)).toBeTruthy();
  press('步驟 4 往上移');
  expect(
    within(screen.getByRole('group', { name: '步驟 3：貼上標籤「活躍」' })).getByText(said),
  ).toBeTruthy();
});

it('asks before it starts: who enters and what it costs', async () => {
  const started = aJourney({ state: 'active' });
  const journal = await open(aJourney(), {
    [`POST ${path}/state`]: () => ok({ journey: started, ended: 0 }),
  });
  press('啟用');
  const dialog = await screen.findByRole('dialog', { name: '啟用「新會員歡迎」？' });
  expect(within(dialog).getByText(/完成手機綁定的人會進入/)).toBeTruthy();
  expect(within(dialog).getByText(/每人最多傳送 1 則推播訊息/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: '啟用' }));
  expect(await screen.findByText('「新會員歡迎」已啟用')).toBeTruthy();
  expect(journal.find(({ method }) => method === 'POST')?.body).toEqual({ state: 'active' });
});

it('shows what would happen to one person, and asks for the person first', async () => {
  const contact = { id: tagId, displayName: '王小明', maskedPhone: '0911-***-678' };
  const taken = {
    kind: 'send',
    result: 'queued',
    until: null,
    message: { kind: 'text', text: '王小明，歡迎' },
  };
  const waited = { stepId: 'day', kind: 'wait', result: 'waits', until: at, message: null };
  const journal = await open(aJourney(), {
    'GET /api/contacts': () => ok({ items: [contact], nextCursor: null }),
    [`POST ${path}/trial`]: () => ok({ sent: 0, steps: [{ ...taken, stepId: 'greet' }, waited] }),
  });
  press('試跑');
  const dialog = await screen.findByRole('dialog', { name: '試跑「新會員歡迎」' });
  fireEvent.click(within(dialog).getByRole('button', { name: '開始試跑' }));
  expect(await within(dialog).findByText('請選擇顧客。')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('combobox', { name: /^顧客/ }));
  fireEvent.click(await screen.findByRole('option', { name: '王小明 · 0911-***-678' }));
  fireEvent.click(within(dialog).getByRole('button', { name: '開始試跑' }));
  expect(await within(dialog).findByText('王小明，歡迎')).toBeTruthy();
  expect(within(dialog).getByText('會傳送這則訊息')).toBeTruthy();
  expect(within(dialog).getByText('會等到 2026/11/21 16:02（試跑略過）')).toBeTruthy();
  expect(within(dialog).getByText('沒有傳送任何訊息')).toBeTruthy();
  // the editor around the dialog is not sent along
  expect(journal.filter(({ method }) => method !== 'GET').map(({ body }) => body)).toEqual([
    { contactId: tagId, send: false },
  ]);
});

it('says for how many people it ends, and that people in an earlier version finish it', async () => {
  await open(aJourney({ state: 'active', running: 214, runningEarlier: 3 }));
  expect(screen.getByText(/其中 3 人在先前的版本/)).toBeTruthy();
  press('停止');
  const dialog = await screen.findByRole('dialog', { name: '停止「新會員歡迎」？' });
  expect(within(dialog).getByText(/進行中的 214 人的旅程會立即結束/)).toBeTruthy();
});

it('shows what became of the people at each step', async () => {
  const none = { waiting: 0, delivered: 0, failed: 0, blocked: 0, then: 0 };
  const figures = [
    { ...none, stepId: 'greet', entered: 1214, delivered: 1210, blocked: 4 },
    { ...none, stepId: 'ways', entered: 50, then: 20 },
  ];
  await open(aJourney({ state: 'paused' }), { [`GET ${path}/figures`]: () => ok({ steps: figures }) });
  expect(await screen.findByText('進入 1,214 · 送達 1,210 · 已封鎖 4')).toBeTruthy();
  expect(screen.getByText('進入 50 · 符合 20 · 不符合 30')).toBeTruthy();
});

it('shows what differs when somebody saved meanwhile, and overwrites on request', async () => {
  const theirs = aJourney({ version: 4, steps: [greet] });
  const versions: unknown[] = [];
  await open(aJourney(), {
    [`GET ${path}`]: () => ok(theirs),
    [`PUT ${path}`]: ({ body }) => {
      const { version } = body as Journey;
      versions.push(version);
      return version === 4 ? ok({ ...theirs, ...(body as Journey), version: 5 }) : refused('journey.changed');
    },
  });
  await choose('步驟 2 的其他動作', /^刪除/);
  press('儲存');
  const dialog = await screen.findByRole('dialog', { name: '旅程已被其他人更新' });
  expect(within(dialog).getByText(/林督導於/)).toBeTruthy();
  expect(within(dialog).getByText(/若已綁定手機/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: '覆蓋' }));
  expect(await screen.findByText(/已儲存旅程「新會員歡迎」/)).toBeTruthy();
  expect(versions).toEqual([3, 4]);
});
