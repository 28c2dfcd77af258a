import { type Locator, type Page, expect } from '@playwright/test';
import { productUrl } from '../support/addresses.js';
import { type RoleName, emailOf, sessionCookie, staffPassword } from '../support/console-api/session.js';

/** The console of the product. */
export class ConsolePage {
  readonly heading: Locator;
  readonly navigation: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.navigation = page.getByRole('navigation', { name: '主選單' });
  }

  /** By the form, as people do. */
  async signsIn(role: RoleName, password = staffPassword): Promise<void> {
    await this.page.goto(`${productUrl}/login`);
    await this.page.getByLabel('Email').fill(emailOf(role));
    await this.page.getByLabel('密碼', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: '登入' }).click();
  }

  /** With a session that is there already. */
  async isSignedInAs(role: RoleName): Promise<void> {
    const { name, value } = await sessionCookie(role);
    await this.page.context().addCookies([{ name, value, url: productUrl, httpOnly: true, sameSite: 'Lax' }]);
  }

  async opens(path: string, title?: string): Promise<void> {
    await this.page.goto(`${productUrl}${path}`);
    if (title !== undefined) await this.shows(title);
  }

  async shows(title: string): Promise<void> {
    await expect(this.heading).toHaveText(title);
  }

  /** The heading is there, and nothing is still on its way. */
  async isLoaded(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(
      this.page.locator('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'),
    ).toHaveCount(0);
  }

  /** A passing notice. */
  async says(words: string): Promise<void> {
    const notices = this.page.locator('.mantine-Notification-root');
    await expect(notices.filter({ hasText: words })).toBeVisible();
  }

  async goesTo(entry: string): Promise<void> {
    await this.navigation.getByRole('link', { name: entry }).click();
    await this.shows(entry);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  bindingSwitch(channelName: string): Locator {
    return this.page.getByRole('switch', { name: `「${channelName}」手機綁定` });
  }

  /** Where the pointer meets the drawn track, which lies over the real control. */
  async flips(control: Locator): Promise<void> {
    await control.click({ force: true });
  }

  async signsOut(): Promise<void> {
    await this.button(/的帳號選單$/).click();
    await this.page.getByRole('menuitem', { name: '登出' }).click();
    await this.shows('登入');
  }
}
