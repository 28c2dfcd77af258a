import '../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import { jest } from '@jest/globals';
import type { ShopConnection, ShopPlatformInfo, ShopTrial } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../testing/fake-api.js';
import { renderRoute } from '../../testing/render-route.js';
import { aShop, aShopPlatform } from '../../testing/shop-samples.js';
import { ShopDialog } from './shop-dialog.js';

const field = (name: string, secret: boolean): ShopPlatformInfo['fields'][number] => ({
  name,
  label: { 'zh-TW': name, en: name },
  hint: null,
  secret,
  required: true,
  options: null,
  when: null,
});
const platform = aShopPlatform({
  fields: [
    field('handle', false),
    field('accessToken', true),
    { ...field('timeoutSeconds', false), required: false },
  ],
});

async function open(shop: ShopConnection | null) {
  const onClose = jest.fn();
  await renderRoute({ page: () => <ShopDialog shop={shop} platforms={[platform]} onClose={onClose} /> });
  await screen.findByRole('dialog');
  return { onClose };
}
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name, { selector: 'input' }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('asks for what the platform’s form needs, and sends it when it is whole', async () => {
  const journal = fakeApi({
    'POST /api/shop-connections': () => ok(aShop({ name: '二店' }), 201),
    'GET /api/shop-connections': () => ok({ items: [] }),
  });
  const { onClose } = await open(null);
  press('儲存');
  expect(journal).toEqual([]);
  expect(onClose).not.toHaveBeenCalled();
  type(/^名稱/, ' 二店 ');
  type(/^handle/, 'second');
  type(/^accessToken/, 'token-of-second');
  press('儲存');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(journal.find(({ method }) => method === 'POST')?.body).toEqual({
    platform: 'shopline',
    name: '二店',
    credentials: { handle: 'second', accessToken: 'token-of-second', timeoutSeconds: '' },
  });
});

it('stays open with the shop’s own reason when the shop refuses', async () => {
  const issues = [
    { path: 'body.credentials', code: 'shop_refused' as const, message: '商店平台回覆：HTTP 401' },
  ];
  fakeApi({ 'POST /api/shop-connections': () => refused('shop.connection_failed', { issues }) });
  const { onClose } = await open(null);
  type(/^名稱/, '二店');
  type(/^handle/, 'second');
  type(/^accessToken/, 'a-wrong-token');
  press('儲存');
  expect(await screen.findByText('商店平台回覆：HTTP 401')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});

it('sends a new name alone, and no secret that stays', async () => {
  const shop = aShop({
    settings: { handle: 'sunrise' },
    secrets: { accessToken: { set: true, ending: 'oken' } },
  });
  const journal = fakeApi({
    [`PATCH /api/shop-connections/${shop.id}`]: () => ok({ ...shop, name: '新名' }),
    'GET /api/shop-connections': () => ok({ items: [] }),
  });
  const { onClose } = await open(shop);
  type(/^名稱/, '新名');
  press('儲存');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(journal.find(({ method }) => method === 'PATCH')?.body).toEqual({ name: '新名' });
});

it('takes away a setting that is emptied, and keeps the secret', async () => {
  const shop = aShop({
    settings: { handle: 'sunrise', timeoutSeconds: '6' },
    secrets: { accessToken: { set: true, ending: 'oken' } },
  });
  const journal = fakeApi({
    [`PATCH /api/shop-connections/${shop.id}`]: () => ok(shop),
    'GET /api/shop-connections': () => ok({ items: [] }),
  });
  const { onClose } = await open(shop);
  type(/^timeoutSeconds/, '');
  press('儲存');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(journal.find(({ method }) => method === 'PATCH')?.body).toEqual({
    name: '官網',
    credentials: { handle: 'sunrise', timeoutSeconds: '' },
  });
});

it('tries the shop on Enter in the number, shows the masked match, and saves nothing', async () => {
  const trial: ShopTrial = {
    connection: { ok: true, scopes: ['customers'], reason: null, detail: null },
    match: {
      kind: 'one',
      detail: null,
      members: [
        {
          maskedNumber: '…2345',
          maskedName: '王○明',
          tier: '金卡',
          points: 12,
          phoneVerified: true,
          blacklisted: false,
          hasLineUserId: false,
        },
      ],
    },
    exchanges: [
      { method: 'GET', url: 'https://shop.test/?query=*******678', body: null, status: 200, ms: 9 },
    ],
  };
  const journal = fakeApi({ 'POST /api/shop-connections/trial': () => ok(trial) });
  await open(
    aShop({ settings: { handle: 'sunrise' }, secrets: { accessToken: { set: true, ending: 'oken' } } }),
  );
  type(/^手機號碼/, '0912345678');
  fireEvent.keyDown(screen.getByLabelText(/^手機號碼/, { selector: 'input' }), { key: 'Enter' });
  expect(await screen.findByText('王○明')).toBeTruthy();
  expect(screen.getByText('找到一位會員')).toBeTruthy();
  expect(journal.map(({ path }) => path)).toEqual(['/api/shop-connections/trial']);
  expect(journal[0]?.body).toMatchObject({ phone: '0912345678', credentials: { handle: 'sunrise' } });
});
