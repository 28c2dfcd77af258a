import '../../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { sessionQuery } from '../../../features/session/api/get-session.js';
import { fakeApi, ok } from '../../../testing/fake-api.js';
import { renderApp } from '../../../testing/render-app.js';
import { aSession } from '../../../testing/samples.js';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function open(role: 'admin' | 'agent' = 'admin') {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const page = { items: [], nextCursor: null };
  fakeApi({
    'GET /api/channels': () => ok({ items: [] }),
    'GET /api/contacts': () => ok(page),
    'GET /api/tags': () => ok({ items: [] }),
    'GET /api/binding-reviews': () => ok(page),
    'GET /api/team/admins': () => ok({ items: [] }),
  });
  renderApp('/settings', queryClient);
  await screen.findByRole('heading', { level: 1 });
}

const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(document.body, { key }));

it('g and c go to the contacts', async () => {
  await open();
  press('g', 'c');
  expect(await screen.findByRole('heading', { level: 1, name: '聯絡人' })).toBeTruthy();
});

it('a page that the role may not open has no key', async () => {
  await open('agent');
  press('g', 'b');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole('heading', { level: 1, name: /手機綁定/ })).toBeNull();
});

it('/ opens the search, and keys typed there stay there', async () => {
  await open();
  press('/');
  const field = await screen.findByRole('combobox', { name: '搜尋' });
  fireEvent.keyDown(field, { key: '?' });
  expect(screen.queryByRole('dialog', { name: '鍵盤快捷鍵' })).toBeNull();
});

it('a modifier makes it somebody else’s key', async () => {
  await open();
  fireEvent.keyDown(document.body, { key: '/', ctrlKey: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('can be turned off, and on again by the button', async () => {
  await open();
  press('?');
  fireEvent.click(await screen.findByLabelText(/啟用單鍵快捷鍵/));
  fireEvent.keyDown(await screen.findByRole('dialog'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  press('?');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '鍵盤快捷鍵' }));
  expect(await screen.findByLabelText(/啟用單鍵快捷鍵/)).toBeTruthy();
});
