import { type Locator, type Page, expect } from '@playwright/test';
import { readCode } from '../support/read-code.js';
import { sandboxUrl } from '../support/addresses.js';

/** A brand's pretend website, and the button on it. */
export class BrandSite {
  readonly panel: Locator;

  constructor(
    readonly page: Page,
    readonly brand = 'sunrise',
    readonly base = sandboxUrl,
  ) {
    this.panel = page.getByRole('dialog');
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.base}/brand-site/${this.brand}/${path}`);
  }

  /** Nothing is shown to a browser that is tied. */
  async openAsBound(): Promise<void> {
    const visit = this.page.waitForResponse(
      (response) => response.url().endsWith('/visits') && response.ok(),
    );
    await this.open();
    expect(await (await visit).json()).toMatchObject({ bound: true });
    await expect(this.opener).toHaveCount(0);
  }

  get opener(): Locator {
    return this.page.getByRole('button', { name: '綁定 LINE' });
  }

  async begin(): Promise<void> {
    await this.opener.click();
  }

  /** The LIFF link, as a phone's camera reads it from the screen. */
  async scan(): Promise<string> {
    const image = this.panel.getByRole('img', { name: '以手機掃描的 QR 碼' });
    await expect(image).toBeVisible();
    return readCode(image, 'qr');
  }

  async code(): Promise<string> {
    const shown = this.panel.getByText(/^\d{6}$/);
    await expect(shown).toBeVisible();
    return (await shown.textContent()) ?? '';
  }

  async says(text: string | RegExp): Promise<void> {
    await expect(this.panel.getByText(text)).toBeVisible();
  }
}

/** What stands behind the LIFF id of a link. */
export const pathOf = (liffUrl: string): string => {
  const { pathname, search } = new URL(liffUrl);
  return `${pathname.replace(/^.*\/liff\/[^/]+/, '')}${search}`;
};
