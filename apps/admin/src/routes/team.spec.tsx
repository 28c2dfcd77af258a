import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { Member, Role } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok, refused } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId as ownId } from '../testing/samples.js';

afterEach(cleanup);

const at = '2026-11-21T08:00:00.000Z';
const other = '0190a000-0000-7000-8000-000000000202';
const member = (id: string, name: string, role: Role): Member => ({
  id,
  name,
  email: `${role}@sunrise.test`,
  role,
  state: 'active',
  twoFactor: false,
  joinedAt: at,
  lastSignInAt: null,
});
const invitation = {
  id: other,
  email: 'new@sunrise.test',
  role: 'agent',
  createdAt: at,
  expiresAt: at,
  expired: true,
};
const list = {
  items: [member(ownId, '王主管', 'admin'), member(other, '陳行銷', 'marketer')],
  invitations: [invitation],
};

function open(path: string, role: Role | null, handlers: Parameters<typeof fakeApi>[0] = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  if (role) queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({ 'GET /api/team/members': () => ok(list), ...handlers });
  renderApp(path, queryClient);
  return journal;
}

it('offers nothing to do with oneself', async () => {
  open('/team', 'admin');
  expect((await screen.findAllByRole('button', { name: '「陳行銷」的動作' })).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: '「王主管」的動作' })).toBeNull();
});

it('shows a new invitation link once, to copy', async () => {
  const url = 'https://tieline.test/invitations/a-token';
  open('/team', 'admin', {
    [`POST /api/team/invitations/${other}/renew`]: () => ok({ invitation, url }),
  });
  const [renew] = await screen.findAllByRole('button', { name: '重新產生 new@sunrise.test 的邀請連結' });
  fireEvent.click(renew!);
  expect(await screen.findByText(url)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '完成' }));
  await waitFor(() => expect(screen.queryByText(url)).toBeNull());
});

it.each(['supervisor', 'marketer', 'agent'] as const)(
  'says to %s who manages the team, and asks nothing',
  async (role) => {
    const journal = open('/team', role);
    expect(await screen.findByRole('heading', { level: 1, name: '僅管理員可以管理團隊成員' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: '團隊與權限' })).toBeNull();
    expect(journal.filter(({ path }) => path.startsWith('/api/team/members'))).toEqual([]);
  },
);

it('makes the first team only with a password that is long enough, in the language of the page', async () => {
  const journal = open('/setup', null, {
    'GET /api/setup': () => ok({ needed: true }),
    'POST /api/setup': () => refused('setup.done'),
  });
  const type = (label: string | RegExp, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await screen.findByRole('heading', { level: 1, name: '首次設定' });
  type(/^組織名稱/, '晨光生活');
  type(/^姓名/, '王主管');
  type(/^Email/, 'owner@sunrise.test');
  type(/^密碼/, '11-letters.');
  fireEvent.click(screen.getByRole('button', { name: '建立並開始使用' }));
  expect(await screen.findByText('至少需要 12 個字。')).toBeTruthy();
  expect(journal.filter(({ method }) => method === 'POST')).toEqual([]);
  type(/^密碼/, 'horse battery staple');
  fireEvent.click(screen.getByRole('button', { name: '建立並開始使用' }));
  expect(await screen.findByText('已完成首次設定')).toBeTruthy();
  expect(journal.at(-1)?.body).toMatchObject({ organisation: '晨光生活', locale: 'zh-TW' });
});

it('asks for the second step only when the password was right, and sends it along', async () => {
  const journal = open('/login', null, {
    'GET /api/setup': () => ok({ needed: false }),
    'POST /api/auth/sign-in': () => refused('auth.code_required'),
  });
  fireEvent.change(await screen.findByLabelText('Email'), { target: { value: 'admin@sunrise.test' } });
  fireEvent.change(screen.getByLabelText('密碼'), { target: { value: 'a-password' } });
  expect(screen.queryByLabelText('驗證碼')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '登入' }));
  fireEvent.change(await screen.findByLabelText('驗證碼'), { target: { value: '123456' } });
  fireEvent.click(screen.getByRole('button', { name: '登入' }));
  await waitFor(() => expect(journal.at(-1)?.body).toMatchObject({ code: '123456' }));
});

it('says that a used link no longer works', async () => {
  open('/invitations/a-token', null, { 'POST /api/invitations/open': () => refused('auth.link_invalid') });
  expect(await screen.findByRole('heading', { level: 1, name: '連結已失效' })).toBeTruthy();
});
