import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { Role, TeamSmsGateway } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok, refused } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const other = '0190a000-0000-7000-8000-000000000202';
const label = (text: string) => ({ 'zh-TW': text, en: text });
const twsms = {
  kind: 'twsms',
  name: label('台灣簡訊'),
  fields: [
    { name: 'username', label: label('帳號'), secret: false, required: true },
    { name: 'password', label: label('密碼'), secret: true, required: true },
  ],
};

function gateway(id: string, name: string): TeamSmsGateway {
  return {
    id,
    kind: 'twsms',
    name,
    credentials: [
      { name: 'username', secret: false, set: true, value: name, ending: null },
      { name: 'password', secret: true, set: true, value: null, ending: '9876' },
    ],
    usable: true,
    countries: ['TW'],
    enabled: true,
    reportUrl: `https://tieline.test/api/sms/reports/${id}/token`,
    createdAt: '2026-11-21T08:00:00.000Z',
  };
}
const listOf = (...items: TeamSmsGateway[]) => ({ items, providers: [twsms], instanceGateway: true });

function open(role: Role, handlers: Parameters<typeof fakeApi>[0]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi(handlers);
  renderApp('/sms/gateways', queryClient);
  return journal;
}
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });

it('asks for what the provider wants, and sends nothing before it is there', async () => {
  const journal = open('admin', {
    'GET /api/sms/gateways': () => ok(listOf()),
    'POST /api/sms/gateways/test': () => ok({ ok: true, credits: 88, currency: null }),
    'POST /api/sms/gateways': () => ok(gateway(other, '台灣簡訊'), 201),
  });
  fireEvent.click(await screen.findByRole('button', { name: '新增簡訊商' }));
  fireEvent.click(await screen.findByRole('combobox', { name: /^簡訊商/ }));
  fireEvent.click(await screen.findByRole('option', { name: '台灣簡訊' }));
  type(/^帳號/, 'acme');
  fireEvent.click(screen.getByRole('button', { name: '測試連線' }));
  expect(await screen.findByText('請填寫此欄位。')).toBeTruthy();
  expect(journal.filter(({ method }) => method === 'POST')).toEqual([]);
  type(/^密碼/, 'a-password');
  fireEvent.click(screen.getByRole('button', { name: '測試連線' }));
  expect(await screen.findByText('連線成功，餘額 88')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(journal.find(({ path, method }) => method === 'POST' && path === '/api/sms/gateways')?.body).toEqual(
    {
      kind: 'twsms',
      name: '台灣簡訊',
      credentials: { username: 'acme', password: 'a-password' },
      countries: [],
      enabled: true,
    },
  );
});

it('never shows a stored secret, and sends it only when it is replaced', async () => {
  const journal = open('admin', {
    'GET /api/sms/gateways': () => ok(listOf(gateway(other, 'acme'))),
    [`PATCH /api/sms/gateways/${other}`]: () =>
      refused('request.invalid', {
        issues: [{ path: 'body.credentials.username', code: 'format', message: 'bad' }],
      }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '「acme」的動作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '編輯' }));
  expect(await screen.findByText('••••9876')).toBeTruthy();
  expect(screen.queryByLabelText(/^密碼/)).toBeNull();
  type(/^帳號/, 'renamed');
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  expect(await screen.findByText('格式不正確。')).toBeTruthy();
  expect(journal.at(-1)?.body).toMatchObject({ credentials: { username: 'renamed' } });
});

it('says that a gateway can not be used, and wants its whole form again', async () => {
  const lost = gateway(other, 'acme');
  const nothing = lost.credentials.map((field) => ({ ...field, set: false, value: null, ending: null }));
  const journal = open('admin', {
    'GET /api/sms/gateways': () => ok(listOf({ ...lost, usable: false, credentials: nothing })),
    [`PATCH /api/sms/gateways/${other}`]: () => ok(lost),
  });
  expect((await screen.findByRole('note')).textContent).toContain('傳送時會略過這家簡訊商');
  fireEvent.click(await screen.findByRole('button', { name: '「acme」的動作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '編輯' }));
  fireEvent.click(await screen.findByRole('button', { name: '儲存' }));
  expect(await screen.findAllByText('請填寫此欄位。')).toHaveLength(2);
  type(/^帳號/, 'acme');
  type(/^密碼/, 'a-password');
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  const credentials = { username: 'acme', password: 'a-password' };
  await waitFor(() => expect(journal.at(-1)?.body ?? journal.at(-2)?.body).toMatchObject({ credentials }));
});

it('wants the password again where the address is another', async () => {
  const field = { name: 'baseUrl', secret: false, set: true, value: 'https://sms.example', ending: null };
  const hosted = { ...gateway(other, 'acme'), credentials: [field, ...gateway(other, 'acme').credentials] };
  const address = { name: 'baseUrl', label: label('API 網址'), secret: false, required: true };
  const providers = [{ ...twsms, fields: [address, ...twsms.fields] }];
  const journal = open('admin', {
    'GET /api/sms/gateways': () => ok({ ...listOf(hosted), providers }),
    [`PATCH /api/sms/gateways/${other}`]: () => ok(hosted),
  });
  fireEvent.click(await screen.findByRole('button', { name: '「acme」的動作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '編輯' }));
  expect(await screen.findByText('••••9876')).toBeTruthy();
  type(/^API 網址/, 'https://other.example');
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  expect(await screen.findByText('請填寫此欄位。')).toBeTruthy();
  expect(journal.filter(({ method }) => method === 'PATCH')).toEqual([]);
  type(/^API 網址/, 'https://sms.example');
  expect(await screen.findByText('••••9876')).toBeTruthy();
});

it('moves a gateway up by naming all of them in the new order', async () => {
  const [first, second] = [gateway(channelId, '第一家'), gateway(other, '第二家')];
  const journal = open('admin', {
    'GET /api/sms/gateways': () => ok(listOf(first, second)),
    'PUT /api/sms/gateways/order': () => ok(listOf(second, first)),
  });
  fireEvent.click(await screen.findByRole('button', { name: '將「第二家」上移' }));
  await waitFor(() => expect(journal.at(-1)?.body).toEqual({ ids: [other, channelId] }));
  const list = screen.getByRole('list', { name: '簡訊商，依傳送順序' });
  await waitFor(() => expect(list.firstElementChild?.textContent).toContain('第二家'));
});

it('tells a supervisor that admins manage gateways, and asks nothing', async () => {
  const journal = open('supervisor', {});
  expect(await screen.findByRole('heading', { level: 1, name: '僅管理員可以管理簡訊商' })).toBeTruthy();
  expect(journal.filter(({ path }) => path.startsWith('/api/sms/gateways'))).toEqual([]);
});
