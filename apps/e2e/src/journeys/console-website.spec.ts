import { BrandSite, pathOf } from '../pages/brand-site.js';
import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { productUrl, sandboxUrl } from '../support/addresses.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('a marketer switches the button on, sees it, copies its tag; visitors get what was saved', async ({
  page,
  context,
}) => {
  await sandbox.reset();
  const { productChannelId: channel } = await sandbox.brand();
  await consoleApi.saveWebsite(channel, { enabled: false, origins: [] });
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('marketer');
  await desk.opens('/website', '官網綁定');
  await page.getByRole('link', { name: '晨光選物' }).click();
  await page.getByRole('switch', { name: '在官網顯示按鈕' }).check();
  await expect(page.getByText('加入網站後，按鈕才會出現。')).toBeVisible();
  await page.getByRole('textbox', { name: '允許的網站' }).fill('http://shop.example');
  await page.getByRole('textbox', { name: '簡短標題' }).fill('加入會員');
  await page.getByRole('button', { name: '新增規則' }).click();
  await page.getByRole('textbox', { name: '網址或關鍵字' }).fill('/cart');
  await expect(page.getByText('每則計入 LINE 訊息費用')).toBeVisible();
  await page.getByRole('button', { name: '儲存', exact: true }).click();
  // without TLS it is no website; an address with a path is taken as its website
  await expect(page.getByRole('textbox', { name: '允許的網站' })).toBeFocused();
  await page.getByRole('textbox', { name: '允許的網站' }).fill(`${sandboxUrl}/brand-site/sunrise/`);
  await expect(page.getByRole('region', { name: '預覽' }).getByText('加入會員')).toBeVisible();
  await page.getByRole('button', { name: '儲存', exact: true }).click();
  await expect(page.getByText('已儲存「晨光選物」的官網綁定')).toBeVisible();
  await page.getByRole('button', { name: '複製程式碼' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `<script async src="${productUrl}/widget.js" data-channel="${channel}"></script>`,
  );

  const site = new BrandSite(await context.newPage());
  await site.open('cart');
  await site.page.waitForLoadState('networkidle');
  await expect(site.page.getByRole('button', { name: '加入會員' })).toHaveCount(0);
  await site.open();
  await site.page.getByRole('button', { name: '加入會員' }).click();
  const user = freshUser();
  const liff = await openLiff(await context.newPage(), user, { path: pathOf(await site.scan()) });
  await liff.button('確認綁定').click();
  await liff.shows('綁定完成');

  const { id } = await consoleApi.contact(user);
  await page.goto(`${productUrl}/contacts/${id}`);
  await expect(page.getByText(`官網綁定：${sandboxUrl}/brand-site/sunrise/`)).toBeVisible();
  await page.getByRole('button', { name: /^解除 http/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '解除' }).click();
  await expect(page.getByText(/由人員解除/)).toBeVisible();
  await site.open();
  await expect(site.page.getByRole('button', { name: '加入會員' })).toBeVisible();
});
