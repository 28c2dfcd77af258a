import '../../testing/browser-stubs.js';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { createQueryClient } from '../../shared/query-client.js';
import { fakeApi, ok } from '../../testing/fake-api.js';
import { renderApp } from '../../testing/render-app.js';
import { aContact, aSession } from '../../testing/samples.js';
import { sessionQuery } from '../session/api/get-session.js';

afterEach(cleanup);

it('shows who followed meanwhile when somebody comes back to the window, however soon', async () => {
  let items = [aContact({ displayName: '林美玲' })];
  fakeApi({
    'GET /api/contacts': () => ok({ items, nextCursor: null }),
    'GET /api/tags': () => ok({ items: [] }),
  });
  const queryClient = createQueryClient(() => undefined);
  queryClient.setQueryData(sessionQuery.queryKey, aSession('agent'));
  renderApp('/contacts', queryClient);
  await screen.findAllByRole('link', { name: '林美玲' });

  items = [aContact({ id: '01a20000-0000-7000-8000-0000000000c2', displayName: '陳怡君' }), ...items];
  fireEvent.focus(window);

  expect(await screen.findAllByRole('link', { name: '陳怡君' })).not.toHaveLength(0);
});
