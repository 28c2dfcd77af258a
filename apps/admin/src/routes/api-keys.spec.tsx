import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { ApiKey, Role } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok, refused } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId as id } from '../testing/samples.js';

afterEach(cleanup);

const secret = `tl_${'a'.repeat(32)}WXYZ`;
const aKey = (changes: Partial<ApiKey> = {}): ApiKey => ({
  id,
  name: 'ERP',
  ending: 'WXYZ',
  createdAt: '2026-11-21T08:00:00.000Z',
  staffName: '王經理',
  lastUsedAt: null,
  revokedAt: null,
  ...changes,
});

function open(role: Role, handlers: Parameters<typeof fakeApi>[0]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi(handlers);
  renderApp('/settings/api-keys', queryClient);
  return journal;
}

it('shows a new key once, and of the others only how they end', async () => {
  let items: ApiKey[] = [];
  const journal = open('admin', {
    'GET /api/api-keys': () => ok({ items }),
    'POST /api/api-keys': () => {
      items = [aKey()];
      return ok({ key: aKey(), secret }, 201);
    },
  });
  expect(await screen.findByText('尚未建立 API 金鑰')).toBeTruthy();
  expect(screen.getByRole('group', { name: '呼叫範例' }).textContent).toContain('/api/v1/contact-tags');
  fireEvent.click(screen.getByRole('button', { name: '建立金鑰' }));
  const dialog = await screen.findByRole('dialog', { name: '建立金鑰' });
  const make = () => fireEvent.submit(dialog.querySelector('form')!);
  make();
  expect(await screen.findByText('請填寫此欄位。')).toBeTruthy();
  expect(journal.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.change(screen.getByLabelText(/^名稱/), { target: { value: ' ERP ' } });
  make();
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(screen.getByRole('button', { name: '複製API 金鑰' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '已保存' }));
  await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
  expect((await screen.findAllByText('tl_••••WXYZ')).length).toBeGreaterThan(0);
});

it('says why no further key can be made', async () => {
  open('admin', {
    'GET /api/api-keys': () => ok({ items: [aKey()] }),
    'POST /api/api-keys': () => refused('api_key.too_many'),
  });
  fireEvent.click(await screen.findByRole('button', { name: '建立金鑰' }));
  const dialog = await screen.findByRole('dialog', { name: '建立金鑰' });
  fireEvent.change(screen.getByLabelText(/^名稱/), { target: { value: 'ERP' } });
  fireEvent.submit(dialog.querySelector('form')!);
  expect(await screen.findByText(/最多可同時使用 10 組金鑰/)).toBeTruthy();
});

it('asks before it revokes, and offers nothing more on a revoked one', async () => {
  let items = [aKey()];
  const journal = open('admin', {
    'GET /api/api-keys': () => ok({ items }),
    [`DELETE /api/api-keys/${id}`]: () => {
      items = [aKey({ revokedAt: '2026-11-22T08:00:00.000Z' })];
      return ok(undefined, 204);
    },
  });
  fireEvent.click((await screen.findAllByRole('button', { name: '撤銷「ERP」' }))[0]!);
  await screen.findByRole('dialog', { name: '撤銷「ERP」？' });
  expect(journal.some(({ method }) => method === 'DELETE')).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '撤銷' }));
  expect((await screen.findAllByText('已撤銷')).length).toBeGreaterThan(0);
  await waitFor(() => expect(screen.queryByRole('button', { name: '撤銷「ERP」' })).toBeNull());
});

it('tells others that admins manage keys, and asks nothing', async () => {
  const journal = open('supervisor', {});
  expect(await screen.findByRole('heading', { level: 1, name: '僅管理員可以管理 API 金鑰' })).toBeTruthy();
  expect(journal.filter(({ path }) => path.startsWith('/api/api-keys'))).toEqual([]);
});
