import '../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { ContactRichMenu } from '@tieline/contracts';
import { cleanup, screen } from '@testing-library/react';
import { fakeApi, ok } from '../../testing/fake-api.js';
import { menuId } from '../../testing/menu-samples.js';
import { renderRoute } from '../../testing/render-route.js';
import { aSession, channelId } from '../../testing/samples.js';
import { sessionQuery } from '../session/api/get-session.js';
import { ContactMenu } from './contact-menu.js';

afterEach(cleanup);

async function open(menu: ContactRichMenu) {
  fakeApi({ [`GET /api/contacts/${channelId}/rich-menu`]: () => ok(menu) });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('agent'));
  const page = () => (
    <dl>
      <ContactMenu contactId={channelId} />
    </dl>
  );
  await renderRoute({ page, queryClient });
}

it('says which menu somebody sees, why, and that they have to be a friend first', async () => {
  await open({ menuId, menuName: '會員版', because: 'rule', until: null, state: 'pending' });
  expect((await screen.findByRole('link', { name: '會員版' })).getAttribute('href')).toBe(
    `/rich-menus/${menuId}`,
  );
  expect(screen.getByText('依顯示規則 · 成為好友後才會看到')).toBeTruthy();
});

it('says until when a journey shows another one', async () => {
  const until = '2026-11-21T08:02:11.000Z';
  await open({ menuId, menuName: '活動版', because: 'journey', until, state: 'verified' });
  expect(await screen.findByText('由旅程顯示 · 至 2026/11/21 16:02 · 已確認')).toBeTruthy();
});

it('says that LINE’s own console decides where we have no menu for them', async () => {
  await open({ menuId: null, menuName: null, because: 'default', until: null, state: 'verified' });
  expect(await screen.findByText('LINE 官方帳號後台的選單')).toBeTruthy();
  expect(screen.getByText('預設選單')).toBeTruthy();
});
