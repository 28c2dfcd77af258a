import '../../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { ContactJourney } from '@tieline/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import { fakeApi, ok } from '../../../testing/fake-api.js';
import { renderApp } from '../../../testing/render-app.js';
import { aSession, channelId } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';

const at = '2026-11-21T08:00:00.000Z';
const journeyId = '0190a000-0000-7000-8000-000000000801';
const contact = {
  ...{ id: channelId, channelId, channelName: '晨光選物', lineUserId: 'U0123456789abcdef0123456789abcdef' },
  ...{ displayName: '王小明', pictureUrl: null, friend: false, bindingState: 'unbound', memberNumber: null },
  ...{ maskedPhone: null, platform: null, boundAt: null, imported: false, tags: [], createdAt: at },
  ...{ bindings: [], sameCustomer: [], shopWrites: [] },
};
const running: ContactJourney = {
  id: '0190a000-0000-7000-8000-000000000802',
  journeyId,
  journeyName: '新會員歡迎',
  version: 2,
  state: 'running',
  place: {
    step: { id: 'rest', kind: 'wait', until: { kind: 'duration', amount: 3, unit: 'days' } },
    numbers: { rest: 2 },
  },
  dueAt: '2026-11-24T08:00:00.000Z',
  enteredAt: at,
  endedAt: null,
};
const over: ContactJourney = {
  ...running,
  id: '0190a000-0000-7000-8000-000000000803',
  journeyName: '生日祝福',
  state: 'done',
  place: null,
  dueAt: null,
  endedAt: at,
};

async function open(items: ContactJourney[]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('agent'));
  fakeApi({
    [`GET /api/contacts/${channelId}`]: () => ok(contact),
    [`GET /api/contacts/${channelId}/timeline`]: () => ok({ items: [], nextCursor: null }),
    [`GET /api/contacts/${channelId}/journeys`]: () => ok({ items, nextCursor: null }),
    'GET /api/tags': () => ok({ items: [] }),
  });
  renderApp(`/contacts/${channelId}`, queryClient);
  const heading = await screen.findByRole('heading', { name: '顧客旅程' });
  return within(heading.parentElement!);
}

afterEach(cleanup);

it('tells where they are, when it goes on, and leads to the log', async () => {
  const section = await open([running, over]);
  const table = within(await section.findByRole('table'));
  const [, first, second] = table.getAllByRole('row');
  expect(first?.textContent).toContain('新會員歡迎');
  expect(first?.textContent).toContain('進行中');
  expect(first?.textContent).toMatch(/步驟 2：.*3/);
  expect(second?.textContent).toContain('走完');
  const log = table.getByRole('link', { name: '在「新會員歡迎」的紀錄' });
  expect(log.getAttribute('href')).toBe(`/journeys/${journeyId}/people?entry=${running.id}`);
});

it('says that there was none', async () => {
  const section = await open([]);
  expect(await section.findByText('尚未進入任何旅程')).toBeTruthy();
});
