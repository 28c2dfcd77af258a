import { openLiff } from '../pages/liff-page.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen });

test('offline at the number: said, kept, and sent once the phone is back', async ({ page, context }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  await liff.number.fill(phone);
  await liff.consent.check();
  await context.setOffline(true);
  await expect(page.locator('.offline')).toHaveText('目前沒有網路連線');
  await liff.sendCode.click();
  await expect(liff.alert).toContainText('恢復連線後會自動繼續。');
  await expect(liff.number).toHaveValue(`${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`);
  await context.setOffline(false);
  await liff.shows('輸入驗證碼');
  await expect(page.locator('.offline')).toBeEmpty();
  expect(await sandbox.smsCount(phone)).toBe(1);
});

test('offline at the code: it goes on by itself, and binds once', async ({ page, context }) => {
  const phone = freshPhone();
  const user = freshUser();
  const liff = await openLiff(page, user);
  await liff.asksForCode(phone);
  const code = await sandbox.code(phone);
  await context.setOffline(true);
  await liff.code.fill(code);
  await expect(liff.alert).toContainText('恢復連線後會自動繼續。');
  await expect(liff.code).toHaveValue(code);
  await context.setOffline(false);
  await liff.shows('綁定完成');
  expect(await sandbox.brandMessages(user)).toHaveLength(1);
});

test('the whole binding by keyboard', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  const { keyboard } = page;
  const focused = page.locator(':focus');
  /** Tab until it is there: every stop on the way must show that it has the focus. */
  const tabTo = async (target: typeof focused) => {
    for (let stops = 0; stops < 6; stops += 1) {
      await keyboard.press('Tab');
      const shown = await focused.evaluate((element) => {
        const holders = [element, element.parentElement].filter((one) => one !== null);
        return holders.some((one) => {
          const { outlineStyle, boxShadow } = getComputedStyle(one);
          return outlineStyle !== 'none' || boxShadow !== 'none';
        });
      });
      expect(shown, `focus shows on ${await focused.evaluate((element) => element.outerHTML)}`).toBe(true);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('not reached by Tab');
  };

  await tabTo(liff.number);
  await keyboard.type(phone);
  await tabTo(liff.consent);
  await keyboard.press('Space');
  await expect(liff.consent).toBeChecked();

  await tabTo(liff.button('個人資料蒐集告知'));
  await keyboard.press('Enter');
  const notice = page.getByRole('dialog', { name: '個人資料蒐集告知' });
  await expect(notice).toBeVisible();
  await keyboard.press('Escape');
  await expect(notice).toBeHidden();
  await expect(liff.button('個人資料蒐集告知')).toBeFocused();

  await tabTo(liff.sendCode);
  await keyboard.press('Enter');
  await liff.shows('輸入驗證碼');
  await expect(liff.code).toBeFocused();
  await keyboard.type(await sandbox.code(phone));
  await liff.shows('綁定完成');
  await expect(liff.heading).toBeFocused();
  await tabTo(liff.button('返回聊天室'));
});
