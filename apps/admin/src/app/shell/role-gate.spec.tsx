import '../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import { roles } from '@tieline/contracts';
import { cleanup, screen } from '@testing-library/react';
import { sessionQuery } from '../../features/session/api/get-session.js';
import { fakeApi, ok } from '../../testing/fake-api.js';
import { aSession } from '../../testing/samples.js';
import { renderApp } from '../../testing/render-app.js';

afterEach(cleanup);

function open(path: string, role: (typeof roles)[number]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({ 'GET /api/channels': () => ok({ items: [] }) });
  renderApp(path, queryClient);
  return journal;
}

it.each(['marketer', 'agent'] as const)(
  'keeps %s in the shell and says who may set binding up',
  async (role) => {
    const journal = open('/binding', role);
    expect(
      await screen.findByRole('heading', { level: 1, name: '僅管理員與主管可以設定手機綁定' }),
    ).toBeTruthy();
    expect(screen.getByRole('link', { name: '聯絡人' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: '手機綁定' })).toBeNull();
    expect(screen.queryByRole('link', { name: '簡訊點數' })).toBeNull();
    expect(journal.filter(({ path }) => path.startsWith('/api/channels'))).toEqual([]);
  },
);

it('lets agents look at cards, and says who may write one', async () => {
  open('/cards/new', 'agent');
  const name = '僅管理員、主管與行銷可以編輯訊息卡片';
  expect(await screen.findByRole('heading', { level: 1, name })).toBeTruthy();
  expect(screen.getByRole('link', { name: '訊息卡片' })).toBeTruthy();
});

it.each(['admin', 'supervisor'] as const)('lets %s in', async (role) => {
  open('/binding', role);
  expect(await screen.findByRole('heading', { level: 1, name: '手機綁定' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '手機綁定' })).toBeTruthy();
});
