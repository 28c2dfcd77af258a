import type { Page } from '@playwright/test';
import { colourRules, expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { sandbox } from '../support/sandbox.js';

async function expectAccessibleInBothColours(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${what}, dark`, colourRules);
}

test('accessible: the phone page on a desk', async ({ page, phone }) => {
  await phone.opens();
  await expect(page.getByRole('navigation', { name: '圖文選單' })).toBeVisible();
  await expectAccessibleInBothColours(page, 'first sight');
  await phone.tapsBinding();
  await phone.liff.isReady();
  await sandbox.say('gold', '哈囉');
  await expectAccessibleInBothColours(page, 'with the binding page open');
  await page.getByRole('button', { name: '關閉 LIFF 視窗' }).click();
  for (const tab of ['測試門號', '故障開關']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessibleInBothColours(page, tab);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: phoneScreen, isMobile: true, hasTouch: true });

  test('accessible: every view of the phone page', async ({ page, phone }) => {
    await phone.opens('silver');
    for (const view of ['聊天', '簡訊', '事件', '控制']) {
      await page.getByRole('navigation', { name: '畫面' }).getByRole('button', { name: view }).click();
      await expectAccessibleInBothColours(page, view);
      await expectNoSidewaysScroll(page, view);
    }
  });
});
