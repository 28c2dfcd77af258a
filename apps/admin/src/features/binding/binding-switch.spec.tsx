import '../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../testing/fake-api.js';
import { renderRoute } from '../../testing/render-route.js';
import { aChannel, channelId, someSettings } from '../../testing/samples.js';
import { channelsQuery, useChannels } from '../channels/api/list-channels.js';
import { BindingSwitch } from './binding-switch.js';

const enabledPath = `POST /api/channels/${channelId}/binding-settings/enabled`;

function Page({ used }: { used: number | undefined }) {
  const channel = useChannels().data?.items[0];
  return channel ? <BindingSwitch channel={channel} enabled={channel.bindingEnabled} used={used} /> : null;
}

/** The list as the API would give it again after a change. */
function world(enabled: boolean) {
  const state = { enabled };
  const list = () => ok({ items: [aChannel({ bindingEnabled: state.enabled })] });
  return { state, list };
}

async function show(enabled: boolean, used?: number) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(channelsQuery.queryKey, { items: [aChannel({ bindingEnabled: enabled })] });
  await renderRoute({ page: () => <Page used={used} />, queryClient });
  return screen.findByRole<HTMLInputElement>('switch', { name: '「晨光選物」手機綁定' });
}

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('shows the new state before the API has answered, and offers the way back', async () => {
  const { state, list } = world(true);
  let answer = (): void => undefined;
  const journal = fakeApi({
    'GET /api/channels': list,
    [enabledPath]: async ({ body }) => {
      await new Promise<void>((resolve) => (answer = resolve));
      state.enabled = (body as { enabled: boolean }).enabled;
      return ok(someSettings({ enabled: state.enabled }));
    },
  });
  const toggle = await show(true);
  fireEvent.click(toggle);
  await waitFor(() => expect(toggle.checked).toBe(false));
  expect(screen.queryByText('已停用「晨光選物」手機綁定')).toBeNull();

  answer();
  expect(await screen.findByText('已停用「晨光選物」手機綁定')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '復原' }));
  await waitFor(() => expect(toggle.checked).toBe(true));
  answer();
  await waitFor(() =>
    expect(journal.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { enabled: false },
      { enabled: true },
    ]),
  );
});

it('says whom switching off concerns', async () => {
  const { list } = world(true);
  const answer = () => ok(someSettings({ enabled: false }));
  fakeApi({ 'GET /api/channels': list, [enabledPath]: answer });
  fireEvent.click(await show(true, 214));
  expect(await screen.findByText('已停用「晨光選物」手機綁定；近 7 日有 214 人開啟過連結')).toBeTruthy();
});

it('goes back and says what is missing when the API refuses', async () => {
  const { list } = world(false);
  const issues = [
    { path: 'team.smsSenderName', code: 'missing' as const, message: 'is missing' },
    { path: 'channel.liffId', code: 'missing' as const, message: 'is missing' },
  ];
  fakeApi({ 'GET /api/channels': list, [enabledPath]: () => refused('binding.not_ready', { issues }) });
  const toggle = await show(false);
  fireEvent.click(toggle);
  expect(await screen.findByText('「晨光選物」的手機綁定沒有變更')).toBeTruthy();
  expect(screen.getByText('請先完成：渠道的綁定 LIFF ID、團隊的簡訊發送者名稱。')).toBeTruthy();
  expect(toggle.checked).toBe(false);
});

it('goes back with the reason of any other failure', async () => {
  const { list } = world(true);
  fakeApi({ 'GET /api/channels': list, [enabledPath]: () => refused('service.internal') });
  const toggle = await show(true);
  fireEvent.click(toggle);
  expect(await screen.findByText(/系統發生錯誤/)).toBeTruthy();
  expect(toggle.checked).toBe(true);
});
