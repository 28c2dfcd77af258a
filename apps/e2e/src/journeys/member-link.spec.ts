import { createHmac, randomUUID } from 'node:crypto';
import { LiffPage, openLiff } from '../pages/liff-page.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleApi } from '../support/console-api.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen });

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What stands behind the LIFF link, as a brand's server makes it. */
async function memberPath(memberId: string): Promise<string> {
  const { productChannelId, liffId } = await sandbox.brand();
  const { secret } = await consoleApi.replaceMemberLinkSecret(productChannelId);
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { sub: memberId, aud: liffId, exp, jti: randomUUID() };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `/member?t=${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** SHOPLINE's id of the pretend shop's member with this number. */
const memberOf = (phone: string) => `5ce0d084e38809${phone.slice(1).padStart(10, '0')}`;

test('a signed link asks first, ties the member, and works once', async ({ page }) => {
  const user = freshUser();
  const path = await memberPath(memberOf(freshPhone()));
  const liff = await openLiff(page, user, { path });
  await liff.shows('連結會員資料');
  await expect(liff.fact('會員').first()).toContainText('○');
  await expectAccessible(page, 'member link');
  await expectNoSidewaysScroll(page, 'member link');
  await liff.button('確認連結').click();
  await expect(liff.alert).toHaveText('請先閱讀並勾選同意');
  await liff.consent.check();
  await liff.button('確認連結').click();
  await liff.shows('綁定完成');
  // LINE shows a page again that was closed, and loads it anew
  await page.reload();
  await liff.shows('您已完成綁定');
  await liff.button('查看會員卡').click();
  await liff.shows('會員卡');
  expect(await consoleApi.contact(user)).toMatchObject({ bindingState: 'bound', maskedPhone: null });

  await openLiff(page, freshUser(), { path });
  await new LiffPage(page).shows('連結已使用過');
  await expectAccessible(page, 'used member link');
  await liff.button('改用手機號碼綁定').click();
  await expect(liff.number).toBeVisible();
});

test('a link whose answer got lost is told as done, not as used', async ({ page }) => {
  const liff = await openLiff(page, freshUser(), { path: await memberPath(memberOf(freshPhone())) });
  await liff.consent.check();
  await page.route('**/api/liff/member-links', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await liff.button('確認連結').click();
  await expect(liff.alert).toContainText('連線失敗');
  await page.unroute('**/api/liff/member-links');
  await liff.button('確認連結').click();
  await liff.shows('您已完成綁定');
});

test("somebody else's member is not moved by a link", async ({ page }) => {
  const phone = freshPhone();
  await bindByHttp(freshUser(), phone);
  const liff = await openLiff(page, freshUser(), { path: await memberPath(memberOf(phone)) });
  await liff.consent.check();
  await liff.button('確認連結').click();
  await liff.shows('需要店家確認');
  await expect(page.getByText('此會員已綁定其他 LINE 帳號')).toBeVisible();
});
