import '../../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import type { BindingSettings } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import type { EditorTab } from '../../../shared/search.js';
import { fakeApi, ok, refused } from '../../../testing/fake-api.js';
import { renderRoute } from '../../../testing/render-route.js';
import { aChannel, aSession, channelId, someSettings } from '../../../testing/samples.js';
import { sessionQuery } from '../../session/api/get-session.js';
import { bindingSettingsQuery, useBindingSettings } from '../api/get-binding-settings.js';
import { BindingEditor } from './editor.js';

const settingsPath = `/api/channels/${channelId}/binding-settings`;

function Page() {
  const [tab, setTab] = useState<EditorTab>('firstBinding');
  const settings = useBindingSettings(channelId).data;
  return settings ? (
    <BindingEditor
      channel={aChannel()}
      settings={settings}
      tab={tab}
      onTab={setTab}
      historyOpened={false}
      onHistoryClose={() => undefined}
    />
  ) : null;
}

/** An API that keeps one version and refuses older ones, as the real one does. */
function settingsApi(stored: BindingSettings) {
  const state = { stored };
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [] }),
    [`GET ${settingsPath}`]: () => ok(state.stored),
    [`PUT ${settingsPath}`]: ({ body }) => {
      const input = body as BindingSettings;
      if (input.version !== state.stored.version) return refused('binding.settings_changed');
      state.stored = { ...state.stored, ...input, version: input.version + 1 };
      return ok(state.stored);
    },
  });
  const saves = () =>
    journal.filter(({ method }) => method === 'PUT').map(({ body }) => body as BindingSettings);
  return { state, saves };
}

async function open() {
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  queryClient.setQueryData(bindingSettingsQuery(channelId).queryKey, someSettings());
  await renderRoute({ page: Page, queryClient });
  return screen.findByRole<HTMLInputElement>('textbox', { name: /^觸發訊息/ });
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('counts the trigger text as a reader does and refuses the 61st', async () => {
  const { saves } = settingsApi(someSettings());
  const trigger = await open();
  type(trigger, '👨‍👩‍👧‍👦'.repeat(60));
  expect(screen.getByText('60／60')).toBeTruthy();
  expect(screen.queryByText('最多 60 個字。')).toBeNull();

  type(trigger, '綁'.repeat(61));
  expect(screen.getByText('61／60')).toBeTruthy();
  expect(screen.getByText('最多 60 個字。')).toBeTruthy();
  press('儲存');
  expect(await screen.findByText('請修正 1 個欄位後再儲存')).toBeTruthy();
  expect(saves()).toEqual([]);
});

it('refuses a trigger text of another scenario, also in other width and spacing', async () => {
  const { saves } = settingsApi(someSettings());
  const trigger = await open();
  type(trigger, ' 查看我的 綁定狀態 ');
  expect(screen.getByText('三個情境的觸發訊息必須各不相同。')).toBeTruthy();
  press('儲存');
  await screen.findByText(/個欄位後再儲存/);
  expect(saves()).toEqual([]);

  type(trigger, '我綁好了');
  expect(screen.queryByText('三個情境的觸發訊息必須各不相同。')).toBeNull();
  press('儲存');
  expect(await screen.findByText('已儲存「晨光選物」的設定')).toBeTruthy();
  expect(saves()[0]?.scenarios.firstBinding.triggerText).toBe('我綁好了');
  await waitFor(() => expect(screen.queryByText('尚有未儲存的變更')).toBeNull());
});

it('shows the reply with sample data, and markup as the text it is', async () => {
  settingsApi(someSettings());
  await open();
  type(screen.getByRole('textbox', { name: /^回覆文字/ }), '{顧客名稱} <img src=x onerror=alert(1)>');
  press('預覽');
  const preview = await screen.findByRole('region', { name: '聊天室預覽' });
  expect(within(preview).getByText('王小明 <img src=x onerror=alert(1)>')).toBeTruthy();
  expect(preview.querySelector('img')).toBeNull();
});

it('discards to what was loaded', async () => {
  settingsApi(someSettings());
  const trigger = await open();
  type(trigger, '別的');
  press('捨棄');
  await waitFor(() => expect(trigger.value).toBe('我已完成手機綁定'));
});

async function overtaken() {
  const api = settingsApi(someSettings({ version: 4, consentText: '對方改的告知事項' }));
  const trigger = await open();
  type(trigger, '我這邊的文字');
  press('儲存');
  const dialog = await screen.findByRole('dialog', { name: '設定已被其他人更新' });
  return { ...api, trigger, dialog };
}

it('asks when somebody saved meanwhile: says who and what, and overwrites on request', async () => {
  const { dialog, saves, state } = await overtaken();
  expect(within(dialog).getByText(/王主管於 2026\/11\/21 16:02 儲存了新的內容/)).toBeTruthy();
  expect(within(dialog).getByText('告知事項')).toBeTruthy();
  expect(within(dialog).getByText('對方改的告知事項')).toBeTruthy();
  expect(within(dialog).getByText('我這邊的文字')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: '覆蓋' }));
  await screen.findByText('已儲存「晨光選物」的設定');
  expect(saves().map(({ version }) => version)).toEqual([3, 4]);
  expect(state.stored.scenarios.firstBinding.triggerText).toBe('我這邊的文字');
});

it('takes the other version on request', async () => {
  const { dialog, saves, trigger } = await overtaken();
  fireEvent.click(within(dialog).getByRole('button', { name: '重新載入' }));
  await waitFor(() => expect(trigger.value).toBe('我已完成手機綁定'));
  expect(saves()).toHaveLength(1);
});
