import '../../testing/browser-stubs.js';
import { cleanNotifications } from '@mantine/notifications';
import type { ShopConnection } from '@tieline/contracts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { fakeApi, ok, refused } from '../../testing/fake-api.js';
import { renderRoute } from '../../testing/render-route.js';
import { aShop, aShopPlatform } from '../../testing/shop-samples.js';
import { ShopRow } from './shop-row.js';

const shop = aShop();
const open = (over: Partial<ShopConnection> = {}, mayEdit = true) =>
  renderRoute({
    page: () => (
      <ul>
        <ShopRow
          shop={{ ...shop, ...over }}
          platform={aShopPlatform()}
          onEdit={mayEdit ? () => undefined : null}
        />
      </ul>
    ),
  });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  cleanNotifications();
});

it('enters the address at the shop, or shows why the shop does not take it', async () => {
  let answer = refused('shop.connection_failed', {
    issues: [{ path: 'body', code: 'shop_refused' as const, message: '商店平台回覆：merchant ID' }],
  });
  const journal = fakeApi({
    [`POST /api/shop-connections/${shop.id}/webhook`]: () => answer,
    'GET /api/shop-connections': () => ok({ items: [] }),
  });
  await open();
  expect(screen.getByText('https://tieline.test/api/shops/webhooks/1/token')).toBeTruthy();
  press('登錄到商店');
  expect(await screen.findByText('商店平台回覆：merchant ID')).toBeTruthy();
  answer = ok(shop);
  press('登錄到商店');
  expect(await screen.findByText('已將通知網址登錄到「官網」')).toBeTruthy();
  expect(journal.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

it('shows the address to nobody who may not change the connection', async () => {
  fakeApi({});
  await open({ webhook: { ...shop.webhook!, url: null } }, false);
  expect(screen.queryByText(/會員異動通知/)).toBeNull();
  expect(screen.queryByText(/綁定後回寫商店/)).toBeNull();
});

it('saves what the shop is told only when the shop takes it', async () => {
  const journal = fakeApi({
    [`PATCH /api/shop-connections/${shop.id}`]: () => ok(shop),
    'GET /api/shop-connections': () => ok({ items: [] }),
  });
  await open();
  const tag = screen.getByLabelText('會員標籤');
  fireEvent.change(tag, { target: { value: 'ab' } });
  press('儲存');
  expect(journal).toEqual([]);
  fireEvent.change(tag, { target: { value: ' LINE 已綁定 ' } });
  press('儲存');
  expect(await screen.findByText('已更新「官網」的回寫設定')).toBeTruthy();
  expect(journal.find(({ method }) => method === 'PATCH')?.body).toEqual({
    writeBack: { tag: 'LINE 已綁定', lineId: false },
  });
});

it('says what a number among the settings is, and shows a choice as it was chosen', async () => {
  fakeApi({});
  const text = (label: string) => ({ 'zh-TW': label, en: label });
  const field = { hint: null, secret: false, required: true, options: null, when: null };
  const options = [{ value: 'hmac', label: text('簽章') }];
  const platform = aShopPlatform({
    fields: [
      { ...field, name: 'baseUrl', label: text('API 網址') },
      { ...field, name: 'timeoutSeconds', label: text('查詢等候秒數') },
      { ...field, name: 'scheme', label: text('驗證方式'), options },
    ],
  });
  const settings = { baseUrl: 'https://crm.test', timeoutSeconds: '6', scheme: 'hmac' };
  await renderRoute({
    page: () => <ShopRow shop={{ ...shop, settings }} platform={platform} onEdit={null} />,
  });
  expect(screen.getByText('https://crm.test · 查詢等候秒數：6 · 簽章')).toBeTruthy();
});
