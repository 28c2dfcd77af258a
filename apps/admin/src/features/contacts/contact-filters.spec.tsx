import '../../testing/browser-stubs.js';
import { jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { startTagJob } from '@tieline/contracts';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok } from '../../testing/fake-api.js';
import { renderApp } from '../../testing/render-app.js';
import { aContact, aSession, channelId } from '../../testing/samples.js';
import { sessionQuery } from '../session/api/get-session.js';

const contact = aContact();
const page = (items: unknown[]) => ok({ items, nextCursor: null });

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('agent'));
  const journal = fakeApi({
    'GET /api/contacts': () => page([contact]),
    [`GET /api/contacts/${channelId}`]: () =>
      ok({ ...contact, bindings: [], sameCustomer: [], shopWrites: [] }),
    [`GET /api/contacts/${channelId}/timeline`]: () => page([]),
    'GET /api/tags': () => ok({ items: [] }),
    'GET /api/contact-views': () => ok({ items: [] }),
    [`GET /api/contacts/${channelId}/journeys`]: () => page([]),
  });
  renderApp('/contacts', queryClient);
  const [row] = await screen.findAllByRole('link', { name: '王小明' });
  const asked = () => journal.filter(({ path }) => path === '/api/contacts');
  const sorts = () => asked().map(({ query }) => query.get('sort'));
  return { row: row!, lists: () => asked().length, sorts };
}

const type = (text: string) =>
  fireEvent.change(screen.getByRole('searchbox', { name: '搜尋' }), { target: { value: text } });

afterEach(() => {
  jest.useRealTimers();
  cleanup();
});

it('sorts by a heading, one way and the other, and keeps it in the address', async () => {
  const { sorts } = await open();
  const heading = () => screen.getByRole('columnheader', { name: '綁定時間' });
  expect(screen.getByRole('columnheader', { name: '加入時間' }).getAttribute('aria-sort')).toBe('descending');
  expect(heading().getAttribute('aria-sort')).toBe('none');
  fireEvent.click(screen.getByRole('button', { name: '綁定時間' }));
  await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('descending'));
  fireEvent.click(screen.getByRole('button', { name: '綁定時間' }));
  await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('ascending'));
  await waitFor(() => expect(sorts()).toEqual([null, '-boundAt', 'boundAt']));
});

it('tells who is a friend, who left, and of whom LINE has told nothing', async () => {
  const { row } = await open();
  expect(screen.getByRole('columnheader', { name: '好友狀態' })).toBeTruthy();
  expect(row.closest('tr')?.textContent).toContain('未知');
});

it('tags all that the filter finds, in whatever order they are listed', async () => {
  const tag = { id: channelId, name: 'VIP', category: null, validDays: null, contacts: 0, addedLastWeek: 0 };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('marketer'));
  const journal = fakeApi({
    'GET /api/contacts': () => page([contact]),
    'GET /api/tags': () =>
      ok({ items: [{ ...tag, uses: [], archivedAt: null, createdAt: contact.createdAt }] }),
    'POST /api/tag-jobs': () => ok({}, 202),
  });
  renderApp('/contacts?sort=-boundAt&binding=bound', queryClient);
  fireEvent.click(await screen.findByRole('button', { name: '批次標籤' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('combobox', { name: '標籤' }));
  fireEvent.click(await screen.findByRole('option', { name: 'VIP' }));
  fireEvent.click(dialog.getByRole('button', { name: '開始' }));
  const started = () => journal.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(started()).toBeTruthy());
  expect(startTagJob.body.parse(started())).toMatchObject({ filter: { binding: 'bound' } });
});

it('searches a moment after the last key', async () => {
  const { lists } = await open();
  expect(lists()).toBe(1);
  jest.useFakeTimers();
  type('王');
  type('王小');
  await act(() => jest.advanceTimersByTimeAsync(400));
  expect(lists()).toBe(2);
});

it('gives up a search that waits when a contact is opened', async () => {
  const { row, lists } = await open();
  jest.useFakeTimers();
  type('王小');
  fireEvent.click(row);
  // the contact's page is not there yet when the search would have begun
  jest.advanceTimersByTime(400);
  jest.useRealTimers();
  expect(await screen.findByText('好友狀態未知')).toBeTruthy();
  expect(lists()).toBe(1);
});
