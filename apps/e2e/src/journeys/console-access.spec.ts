import { ConsolePage } from '../pages/console-page.js';
import { productUrl } from '../support/addresses.js';
import type { RoleName } from '../support/console-api/session.js';
import { expect, test } from '../support/fixtures.js';

/** Who finds it in the menu; what is new in it is visited, too. */
const pages: Record<string, readonly RoleName[]> = {
  總覽: ['admin', 'supervisor', 'marketer', 'agent'],
  聯絡人: ['admin', 'supervisor', 'marketer', 'agent'],
  訊息卡片: ['admin', 'supervisor', 'marketer', 'agent'],
  團隊設定: ['admin', 'supervisor', 'marketer', 'agent'],
  通訊渠道: ['admin', 'supervisor'],
  手機綁定: ['admin', 'supervisor'],
  簡訊點數: ['admin', 'supervisor'],
  操作紀錄: ['admin', 'supervisor'],
  團隊與權限: ['admin'],
};

for (const role of ['admin', 'supervisor', 'marketer', 'agent'] as const) {
  test(`${role}: signs in, sees what the role may, and signs out`, async ({ page }) => {
    const console = new ConsolePage(page);
    await console.signsIn(role);
    await console.shows('總覽');
    const entries = console.navigation.getByRole('link');
    for (const [name, roles] of Object.entries(pages)) {
      const entry = console.navigation.getByRole('link', { name, exact: true });
      await expect(entry, name).toHaveCount(roles.includes(role) ? 1 : 0);
    }
    // console-roles opens every page as every role
    if (role === 'admin' || role === 'agent')
      for (const name of await entries.allInnerTexts()) await console.goesTo(name.trim());
    await console.signsOut();
    await page.goBack();
    await console.shows('登入');
    await console.opens('/contacts', '登入');
  });
}

test('an agent learns at the address of the binding pages who may see them', async ({ page }) => {
  const console = new ConsolePage(page);
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(`${productUrl}/api/`) && response.status() >= 400)
      refused.push(`${response.status()} ${response.url()}`);
  });
  await console.isSignedInAs('agent');
  await console.opens('/binding', '僅管理員與主管可以設定手機綁定');
  await console.opens('/channels', '僅管理員與主管可以設定通訊渠道');
  await console.opens('/sms', '僅管理員與主管可以管理簡訊點數');
  expect(refused).toEqual([]);
  const answer = await page.request.get(`${productUrl}/api/channels`);
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ code: 'auth.forbidden' });
  await page.getByRole('link', { name: '返回總覽' }).click();
  await console.shows('總覽');
});

test('a wrong password is refused without saying which half was wrong', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.signsIn('agent', 'not-the-password');
  await expect(page.getByRole('alert')).toContainText(/密碼/);
  await console.shows('登入');
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('tieline_session');
});

test('who was sent to the sign-in comes back to where they wanted to go', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.opens('/contacts?binding=bound', '登入');
  await page.getByLabel('Email').fill('supervisor@sunrise.example');
  await page.getByLabel('密碼', { exact: true }).fill('tieline-demo');
  await console.button('登入').click();
  await console.shows('聯絡人');
  await expect(page).toHaveURL(/\/contacts\?binding=bound$/);
});
