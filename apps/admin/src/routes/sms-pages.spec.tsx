import '../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import type { Role, SmsBudgets, SmsMessage } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok, refused } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aChannel, aSession, channelId, someSettings } from '../testing/samples.js';

afterEach(() => {
  cleanup();
  cleanNotifications();
});

const at = '2026-11-21T08:00:00.000Z';
const message = (id: number, over: Partial<SmsMessage>): SmsMessage => ({
  id: `0190a000-0000-7000-8000-00000000000${id}`,
  kind: 'sms.otp',
  channelId,
  channelName: '晨光選物',
  maskedPhone: '0912-***-678',
  state: 'delivered',
  receipt: null,
  gatewayName: null,
  reason: null,
  segments: 1,
  refunded: false,
  attempts: 1,
  providerId: null,
  createdAt: at,
  endedAt: at,
  ...over,
});
const account = {
  balance: 150,
  dailyCap: 500,
  lowBalance: 200,
  senderName: '晨光',
  preview: '【晨光】',
  previewSegments: 1,
  refundUndelivered: true,
};
const budgets: SmsBudgets = {
  team: { dailyCap: 500, usedToday: 12 },
  channels: [{ id: channelId, name: '晨光選物', dailyCap: 100, usedToday: 100 }],
  resetsAt: '2026-11-22T00:00:00.000Z',
};

function open(path: string, role: Role, handlers: Parameters<typeof fakeApi>[0] = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({
    'GET /api/channels': () => ok({ items: [aChannel()] }),
    'GET /api/sms/account': () => ok(account),
    'GET /api/sms/budgets': () => ok(budgets),
    ...handlers,
  });
  renderApp(path, queryClient);
  return journal;
}

it('says of each SMS what became of it, what it cost, and why', async () => {
  const items = [
    message(1, { receipt: 'undelivered', refunded: true, gatewayName: '三竹', reason: '號碼停用' }),
    message(2, { state: 'failed', attempts: 3, maskedPhone: null }),
  ];
  open('/sms/messages', 'supervisor', { 'GET /api/sms/messages': () => ok({ items, nextCursor: null }) });
  await screen.findByRole('heading', { level: 1, name: '發送紀錄' });
  const [, first, second] = await screen.findAllByRole('row');
  expect(first?.textContent).toMatch(/0912-\*\*\*-678.*未送達.*晨光選物.*已退回 1 點.*號碼停用 · 三竹/);
  expect(second?.textContent).toMatch(/—.*未送出.*嘗試 3 次/);
});

it('drops from the address what it can not filter by, and offers to clear what finds nothing', async () => {
  open('/sms/messages?state=lost&from=2026-02-01&to=2026-01-01', 'admin', {
    'GET /api/sms/messages': () => ok({ items: [], nextCursor: null }),
  });
  expect(await screen.findByRole('heading', { name: '還沒有發送紀錄' })).toBeTruthy();
  cleanup();
  open('/sms/messages?state=failed', 'admin', {
    'GET /api/sms/messages': () => ok({ items: [], nextCursor: null }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '清除篩選' }));
  expect(await screen.findByRole('heading', { name: '還沒有發送紀錄' })).toBeTruthy();
});

it('warns below the notice, and lets an admin set cap and notice', async () => {
  const journal = open('/sms', 'admin', {
    'PATCH /api/sms/account': () => ok({ ...account, dailyCap: 900 }),
  });
  expect(await screen.findByText('簡訊點數即將用完')).toBeTruthy();
  const cap = await screen.findByLabelText('團隊每日上限（則）');
  fireEvent.change(cap, { target: { value: '900' } });
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  await waitFor(() =>
    expect(journal.find(({ method }) => method === 'PATCH')?.body).toEqual({
      dailyCap: 900,
      lowBalance: 200,
    }),
  );
});

it('shows a supervisor the caps of the team without a way to change them', async () => {
  open('/sms', 'supervisor');
  const cap = await screen.findByLabelText<HTMLInputElement>('團隊每日上限（則）');
  expect(cap.matches(':disabled')).toBe(true);
  expect(screen.queryByRole('link', { name: '簡訊商' })).toBeNull();
});

it('changes the cap of a channel in its settings, and says when somebody saved meanwhile', async () => {
  const settings = someSettings();
  const answers = [refused('binding.settings_changed'), ok(settings)];
  const journal = open('/sms', 'supervisor', {
    [`GET /api/channels/${channelId}/binding-settings`]: () => ok(settings),
    [`PUT /api/channels/${channelId}/binding-settings`]: () => answers.shift() ?? ok(settings),
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改 晨光選物 的每日上限' }));
  const dialog = within(await screen.findByRole('dialog', { name: '晨光選物 每日上限' }));
  fireEvent.change(dialog.getByLabelText('晨光選物 每日上限（則）'), { target: { value: '250' } });
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  expect(await dialog.findByRole('alert')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: '儲存' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const saved = journal.filter(({ method }) => method === 'PUT').at(-1)?.body as typeof settings;
  expect(saved.policy).toEqual({ ...settings.policy, dailySmsBudget: 250 });
  expect(saved).not.toHaveProperty('bindingUrl');
  expect(saved.version).toBe(settings.version);
});
