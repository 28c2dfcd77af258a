import '../../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import { BindingSettingsInput, type BindingTrial, type ShopConnection } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { fakeApi, ok, refused } from '../../testing/fake-api.js';
import { renderRoute } from '../../testing/render-route.js';
import { aChannel, aSession, channelId, someSettings } from '../../testing/samples.js';
import { sessionQuery } from '../session/api/get-session.js';
import { BindingTrialCard } from './binding-trial.js';
import { ShopStep } from './shop-step.js';
import { TestSms } from './test-sms.js';

afterEach(cleanup);

async function show(page: () => ReactNode) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  await renderRoute({ page, queryClient });
}

const shop: ShopConnection = {
  ...{ id: channelId, platform: 'shopline', name: '官網', settings: {}, secrets: {}, doneSteps: [] },
  ...{ lastSuccessAt: null, lastFailureAt: null, lastFailure: null, createdAt: '2026-11-21T08:00:00.000Z' },
  ...{ webhook: null, writeBack: { tag: null, lineId: false } },
};

it('stores the chosen shop with everything else as it was', async () => {
  const settings = `/api/channels/${channelId}/binding-settings`;
  const journal = fakeApi({
    'GET /api/shop-connections': () => ok({ items: [shop] }),
    'GET /api/shop-platforms': () => ok({ items: [] }),
    [`GET ${settings}`]: () => ok(someSettings()),
    [`PUT ${settings}`]: () => ok(someSettings()),
  });
  await show(() => <ShopStep channelId={channelId} readOnly={false} />);
  fireEvent.click(await screen.findByRole('radio', { name: '官網' }));
  await waitFor(() => expect(journal.some(({ method }) => method === 'PUT')).toBe(true));
  const sent = BindingSettingsInput.parse(journal.find(({ method }) => method === 'PUT')?.body);
  expect(sent).toMatchObject({ version: 3, matchPlatform: 'shopline', shopConnectionId: channelId });
});

it('sends a test SMS to a typed number, and says what it cost', async () => {
  const path = `POST /api/channels/${channelId}/test-sms`;
  const sent = { id: channelId, maskedPhone: '0912-***-678', segments: 1 };
  const journal = fakeApi({ [path]: () => ok(sent, 202) });
  await show(() => <TestSms channelId={channelId} />);
  fireEvent.change(screen.getByLabelText('您的手機號碼'), { target: { value: '0912345678' } });
  fireEvent.click(screen.getByRole('button', { name: '寄出測試簡訊（扣 1 點）' }));
  expect(await screen.findByText(/已交給簡訊商寄往 0912-\*\*\*-678，扣 1 點/)).toBeTruthy();
  expect(journal[0]?.body).toEqual({ phone: '0912345678' });
});

it('says when a test SMS was refused', async () => {
  fakeApi({ [`POST /api/channels/${channelId}/test-sms`]: () => refused('sms.no_credit') });
  await show(() => <TestSms channelId={channelId} />);
  fireEvent.change(screen.getByLabelText('您的手機號碼'), { target: { value: '0912345678' } });
  fireEvent.click(screen.getByRole('button', { name: '寄出測試簡訊（扣 1 點）' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
});

const trial = (over: Partial<BindingTrial['steps'][number]>[] = []): BindingTrial => ({
  name: '王主管',
  steps: (['opened', 'sent', 'verified', 'matched', 'bound', 'answered'] as const).map((step, at) => ({
    ...{ step, state: 'waiting', at: null, result: null },
    ...over[at],
  })),
});

it('makes a link of its own and shows each step as it arrives', async () => {
  const state = { answer: trial() };
  const journal = fakeApi({ [`GET /api/channels/${channelId}/binding-trial`]: () => ok(state.answer) });
  await show(() => <BindingTrialCard channel={aChannel()} />);
  fireEvent.click(screen.getByRole('button', { name: '產生綁定測試連結' }));
  expect(await screen.findByText(/開啟綁定頁/)).toBeTruthy();
  const source = journal[0]?.query.get('source') ?? '';
  expect(source).toMatch(/^staff-test-[a-z0-9]{16}$/);
  expect(screen.getByText(new RegExp(`src=${source}$`))).toBeTruthy();
  state.answer = trial([
    { state: 'done' },
    { state: 'done' },
    { state: 'done' },
    { state: 'failed', result: 'notFound' },
  ]);
  expect(await screen.findByText(/查無會員/)).toBeTruthy();
  expect(screen.queryByText(/全部完成/)).toBeNull();
  state.answer = trial(Array.from({ length: 6 }, () => ({ state: 'done' as const })));
  expect(await screen.findByText(/全部完成/)).toBeTruthy();
});

it('asks to switch binding on first', async () => {
  fakeApi({});
  await show(() => <BindingTrialCard channel={aChannel({ bindingEnabled: false })} />);
  expect(screen.getByText(/手機綁定尚未啟用/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '產生綁定測試連結' }).disabled).toBe(true);
});
