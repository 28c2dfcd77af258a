import { type BrowserContext, type Page, expect } from '@playwright/test';
import { LiffPage, openLiff } from '../pages/liff-page.js';
import { productUrl, sandboxUrl } from './addresses.js';
import { bindByHttp } from './bind-by-http.js';
import { consoleApi } from './console-api.js';
import { freshPhone, freshUser } from './people.js';
import { sandbox } from './sandbox.js';

type Reach = (page: Page, context: BrowserContext) => Promise<unknown>;

async function asking(page: Page): Promise<LiffPage> {
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  return liff;
}

async function answered(page: Page, number: string, title: string): Promise<void> {
  const liff = await openLiff(page, freshUser());
  const sent = (await sandbox.smsTo(number)).length;
  await liff.provesNumber(number, sent + 1);
  await liff.shows(title);
  await expect(liff.delivery.filter({ hasText: '正在' })).toHaveCount(0);
}

/**
 * Every state of the binding page and how to get there, for pictures and accessibility checks. Magic numbers are
 * used once a minute at most: the order matters little, the numbers do.
 */
export const liffStates: Record<string, Reach> = {
  phone: asking,
  'phone-errors': async (page) => {
    const liff = await asking(page);
    await liff.number.fill('0212345678');
    await liff.sendCode.click();
    await expect(liff.alert).toHaveCount(2);
  },
  notice: async (page) => {
    const liff = await asking(page);
    await liff.button('個人資料蒐集告知').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  offline: async (page, context) => {
    const liff = await asking(page);
    await liff.number.fill(freshPhone());
    await liff.consent.check();
    await context.setOffline(true);
    await liff.sendCode.click();
    await expect(liff.alert).toContainText('恢復連線');
  },
  code: async (page) => {
    const liff = await asking(page);
    await liff.asksForCode(freshPhone());
  },
  'code-wrong': async (page) => {
    const liff = await asking(page);
    const phone = freshPhone();
    await liff.asksForCode(phone);
    const code = await sandbox.code(phone);
    await liff.code.fill(code === '123456' ? '654321' : '123456');
    await expect(liff.alert).toContainText('還可以再試');
    await page.getByText('沒收到驗證碼？').click();
  },
  done: (page) => answered(page, freshPhone(), '綁定完成'),
  'not-found': (page) => answered(page, '0900-000-003', '查無會員資料'),
  review: (page) => answered(page, '0900-000-010', '需要店家確認'),
  unavailable: (page) => answered(page, '0900-000-008', '會員系統忙線中'),
  bound: async (page) => {
    const user = freshUser();
    await bindByHttp(user, freshPhone());
    const liff = await openLiff(page, user);
    await liff.shows('您已完成綁定');
    await expect(liff.delivery).toHaveText('訊息已送到聊天室');
  },
  'bound-outside-chat': async (page) => {
    const user = freshUser();
    await bindByHttp(user, freshPhone());
    const liff = await openLiff(page, user, { context: 'none' });
    await liff.shows('您已完成綁定');
    await expect(page.getByRole('link', { name: '前往聊天室' })).toBeVisible();
  },
  disabled: async (page) => {
    const { productChannelId } = await sandbox.brand();
    await consoleApi.switchBinding(productChannelId, false);
    try {
      const liff = await openLiff(page, freshUser());
      await liff.shows('綁定連結暫時無法使用');
    } finally {
      await consoleApi.switchBinding(productChannelId, true);
    }
  },
  external: async (page) => {
    const { liffId } = await sandbox.brand();
    await page.goto(`${sandboxUrl}/liff/${liffId}?context=external`);
    await new LiffPage(page).shows('請在 LINE 中開啟');
  },
  'identity-test': async (page) => {
    const { productChannelId, liffId } = await sandbox.brand();
    const link = await consoleApi.identityTestLink(productChannelId);
    const path = link.slice(link.indexOf('/test/'));
    await page.goto(await sandbox.liffUrl(freshUser(), { liffId, path, context: 'none' }));
    await new LiffPage(page).shows('還差一步');
  },
  'broken-link': async (page) => {
    await page.goto(`${productUrl}/liff-bind.html`);
    await new LiffPage(page).shows('連結不完整');
  },
  'no-line': async (page, context) => {
    await context.route('**/liff-sdk.js', (route) => route.abort());
    await page.goto(await sandbox.liffUrl(freshUser()));
    await new LiffPage(page).shows('無法連接 LINE');
  },
};
