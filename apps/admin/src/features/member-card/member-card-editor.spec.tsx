import '../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import { defaultMemberCard, type MemberCardSettings } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../testing/fake-api.js';
import { renderRoute } from '../../testing/render-route.js';
import { aSession, channelId } from '../../testing/samples.js';
import { sessionQuery } from '../session/api/get-session.js';
import { MemberCardEditor } from './member-card-editor.js';

const path = `/api/channels/${channelId}/member-card`;
const settings: MemberCardSettings = {
  channelId,
  version: 3,
  ...defaultMemberCard(),
  pictureUrl: null,
  memberCardUrl: null,
  updatedAt: '2026-11-21T08:02:11.000Z',
  savedBy: { id: channelId, name: '林督導' },
};

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('asks for words and a place only where the card has them: name and tier stand on its face', async () => {
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [] }),
    [`PUT ${path}`]: ({ body }) => ok({ ...settings, ...(body as object) }),
  });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  const page = () => <MemberCardEditor channel={{ id: channelId, name: '晨光選物' }} settings={settings} />;
  await renderRoute({ page, queryClient });
  const face = within(await screen.findByRole('group', { name: '會員等級' }));
  expect([face.queryByRole('textbox'), face.getAllByRole('button').length]).toEqual([null, 1]);
  expect(face.getByText('顯示在卡面')).toBeTruthy();
  expect(screen.getByRole('button', { name: '將「點數」往上移' }).matches(':disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '移除「姓名」' }));
  fireEvent.click(screen.getByRole('button', { name: '將「購物金」往上移' }));
  fireEvent.click(screen.getByRole('button', { name: '姓名' }));
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  expect(await screen.findByText('已儲存「晨光選物」的會員卡')).toBeTruthy();
  const sent = journal.find(({ method }) => method === 'PUT')?.body as MemberCardSettings;
  expect(sent.fields.map(({ key }) => key)).toEqual([
    'tier',
    'storeCredit',
    'points',
    'tierExpiresAt',
    'nextTierGap',
    'name',
  ]);
});

/** A colleague has saved another colour and fewer fields meanwhile. */
async function overtaken() {
  const fields = settings.fields.slice(0, 3);
  let stored: MemberCardSettings = { ...settings, version: 4, color: '#0b3d2e', fields };
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [] }),
    [`GET ${path}`]: () => ok(stored),
    [`PUT ${path}`]: ({ body }) => {
      const input = body as MemberCardSettings;
      if (input.version !== stored.version) return refused('member_card.settings_changed');
      stored = { ...stored, ...input, version: stored.version + 1 };
      return ok(stored);
    },
  });
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, aSession('admin'));
  const page = () => <MemberCardEditor channel={{ id: channelId, name: '晨光選物' }} settings={settings} />;
  await renderRoute({ page, queryClient });
  const label = await screen.findByRole<HTMLInputElement>('textbox', { name: /^「點數」的顯示名稱/ });
  fireEvent.change(label, { target: { value: '紅利' } });
  fireEvent.click(screen.getByRole('button', { name: '儲存' }));
  const dialog = await screen.findByRole('dialog', { name: '會員卡已被其他人更新' });
  const versions = () =>
    journal.filter(({ method }) => method === 'PUT').map(({ body }) => (body as MemberCardSettings).version);
  return { dialog, label, versions };
}

it('says who saved meanwhile and which fields differ, in words, and overwrites on request', async () => {
  const { dialog, versions } = await overtaken();
  expect(within(dialog).getByText(/林督導於 2026\/11\/21 16:02 儲存了新的內容/)).toBeTruthy();
  expect([...dialog.querySelectorAll('dd')].map((side) => side.textContent)).toEqual([
    '#0b3d2e',
    '#067a38',
    '姓名、會員等級、點數',
    '姓名、會員等級、點數「紅利」、購物金、等級到期日、升等門檻',
  ]);
  fireEvent.click(within(dialog).getByRole('button', { name: '覆蓋' }));
  expect(await screen.findByText('已儲存「晨光選物」的會員卡')).toBeTruthy();
  expect(versions()).toEqual([3, 4]);
});

it('takes the colleague’s design on request, and nothing is unsaved then', async () => {
  const { dialog, label, versions } = await overtaken();
  fireEvent.click(within(dialog).getByRole('button', { name: '重新載入' }));
  await waitFor(() => expect(label.value).toBe(''));
  expect(screen.queryByRole('region', { name: '尚有未儲存的變更' })).toBeNull();
  expect(versions()).toEqual([3]);
});
