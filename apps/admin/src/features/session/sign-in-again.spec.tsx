import '../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { signedOut } from '../../shared/signed-out.js';
import { fakeApi, ok } from '../../testing/fake-api.js';
import { renderApp } from '../../testing/render-app.js';
import { aSession } from '../../testing/samples.js';
import { sessionQuery } from './api/get-session.js';

afterEach(() => {
  act(() => signedOut.lower());
  cleanup();
});

const team = {
  id: aSession('admin').team.id,
  name: '晨光生活',
  smsSenderName: '晨光',
  timeZone: 'Asia/Taipei',
};

async function open(back = aSession('admin')) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  const journal = fakeApi({
    'GET /api/channels': () => ok({ items: [] }),
    'GET /api/team': () => ok({ ...team, avatarId: null, avatarUrl: null }),
    'POST /api/auth/sign-in': () => ok(back),
  });
  renderApp('/settings', queryClient);
  const field = await screen.findByDisplayValue('晨光生活');
  fireEvent.change(field, { target: { value: '晨光生活館' } });
  act(() => signedOut.raise());
  const dialog = await screen.findByRole('dialog', { name: '請重新登入' });
  return { journal, dialog };
}

function enter() {
  fireEvent.change(screen.getByLabelText('密碼'), { target: { value: 'the-password' } });
  fireEvent.click(screen.getByRole('button', { name: '登入' }));
}

it('asks over the page, for the same person, and keeps what was typed', async () => {
  const { journal } = await open();
  expect(screen.getByDisplayValue('admin@sunrise.test').hasAttribute('readonly')).toBe(true);
  enter();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(journal.at(-1)?.body ?? journal.find(({ path }) => path.endsWith('sign-in'))?.body).toBeTruthy();
  expect(screen.getByDisplayValue('晨光生活館')).toBeTruthy();
});

it('shows nothing of it to somebody else', async () => {
  const other = aSession('admin');
  await open({
    ...other,
    staff: { ...other.staff, id: '0190a000-0000-7000-8000-000000000999', name: '別人' },
  });
  enter();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(screen.queryByDisplayValue('晨光生活館')).toBeNull());
});
