import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { DeliveryQueues } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const lastDay = { delivered: 120, failed: 3, unknown: 1 };
const queues: DeliveryQueues = {
  kinds: [
    {
      kind: 'line.push',
      waiting: 9,
      due: 5,
      putOff: 4,
      sending: 2,
      dueAgeP99Seconds: 90,
      lastDay,
    },
    {
      kind: 'menu.link',
      waiting: 0,
      due: 0,
      putOff: 0,
      sending: 0,
      dueAgeP99Seconds: 0,
      lastDay,
    },
  ],
  reasons: [{ kind: 'line.push', reason: 'bad_request: no such user', count: 3 }],
  runner: 'redis',
  queues: [{ name: 'line', waiting: 7, active: 1, failed: 0 }],
  pausedChannels: [
    { id: channelId, name: '海岸咖啡', team: '晨光生活', pausedAt: '2026-11-21T08:00:00.000Z', waiting: 6 },
  ],
};

function open(operator: boolean, answer: DeliveryQueues = queues) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, { ...aSession('admin'), operator });
  const journal = fakeApi({
    'GET /api/operator/deliveries': () => ok(answer),
    'POST /api/operator/deliveries/retries': () => ok({ retried: 4 }),
  });
  renderApp('/queues', queryClient);
  return journal;
}
const table = async (name: string) => within(await screen.findByRole('table', { name }));

it('shows an operator what waits, what is paused, why things failed, and the queues', async () => {
  open(true);
  const push = within((await table('各類訊息')).getByRole('row', { name: /LINE 推播/ }));
  expect(push.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    ...['LINE 推播', '9', '90 秒', '2', '4', '120', '3', '1', '立即重試'],
  ]);
  expect((await table('各類訊息')).getByText('menu.link')).toBeDefined();
  expect((await table('暫停傳送的渠道')).getByRole('row', { name: /海岸咖啡 晨光生活 .* 6/ })).toBeDefined();
  expect(
    (await table('失敗與結果不明的原因（24 小時）')).getByText('bad_request: no such user'),
  ).toBeDefined();
  expect((await table('Redis 佇列（Bull）')).getByRole('row', { name: 'line 7 1 0' })).toBeDefined();
  expect(within(screen.getByRole('navigation')).getByRole('link', { name: '傳送佇列' })).toBeDefined();
});

it('retries one kind after asking, and only where something was put off', async () => {
  const journal = open(true);
  const kinds = await table('各類訊息');
  const other = kinds.getByRole('button', { name: '立即重試「menu.link」' });
  expect((other as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(kinds.getByRole('button', { name: '立即重試「LINE 推播」' }));
  const dialog = await screen.findByRole('dialog', { name: '立即重試「LINE 推播」？' });
  expect(dialog.textContent).toContain('會立刻再試 4 筆');
  fireEvent.click(within(dialog).getByRole('button', { name: '立即重試' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(journal.filter(({ method }) => method === 'POST')).toMatchObject([
    { method: 'POST', path: '/api/operator/deliveries/retries', body: { kind: 'line.push' } },
  ]);
});

it('says when Redis does not answer, and that nothing is lost', async () => {
  open(true, { ...queues, queues: null });
  expect(await screen.findByText('Redis 沒有回應')).toBeDefined();
});

it('asks nothing for somebody who is no operator, and names no such page in the menu', async () => {
  const journal = open(false);
  expect(await screen.findByText('只有系統維運人員可以查看傳送佇列')).toBeDefined();
  expect(screen.queryByRole('link', { name: '傳送佇列' })).toBeNull();
  expect(journal.filter(({ path }) => path.startsWith('/api/operator'))).toEqual([]);
});
