import { type Locator, type Page, expect } from '@playwright/test';
import { sandboxUrl } from '../support/addresses.js';
import { LiffPage } from './liff-page.js';

/** The sandbox's page with the pretend phone. */
export class PhonePage {
  readonly chat: Locator;
  readonly brandMessages: Locator;
  readonly ownMessages: Locator;
  readonly sheet: Locator;
  readonly inbox: Locator;
  readonly liff: LiffPage;

  constructor(readonly page: Page) {
    this.chat = page.getByRole('log');
    this.brandMessages = this.chat.locator('article.message-brand');
    this.ownMessages = this.chat.locator('article.message-me');
    this.sheet = page.getByRole('dialog', { name: /^LIFF 視窗/ });
    this.inbox = page.getByRole('list', { name: '簡訊收件匣' });
    this.liff = new LiffPage(this.sheet.frameLocator('iframe'));
  }

  async opens(persona = 'gold'): Promise<void> {
    await this.page.goto(`${sandboxUrl}/?persona=${persona}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  async tapsBinding(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '圖文選單' })
      .getByRole('button', { name: '綁定' })
      .click();
    await expect(this.sheet).toBeVisible();
  }

  /** Copies the newest code of a number from the inbox on the page; `count` SMS must be there for it. */
  async copiesCode(phone: string, count = 1): Promise<string> {
    const messages = this.inbox.getByRole('listitem').filter({ hasText: phone });
    await expect(messages).toHaveCount(count);
    const button = messages.first().getByRole('button', { name: /^複製驗證碼 \d{6}$/ });
    await button.click();
    await expect(button).toHaveAttribute('data-copied', 'true');
    const name = (await button.getAttribute('aria-label')) ?? '';
    return name.slice(-6);
  }

  /** Pushed messages, which count against the brand's month. */
  async paid(): Promise<string> {
    const meter = this.page.getByTestId('quota-paid');
    await expect(meter).toHaveText(/^\d+ \/ \d+$/);
    return meter.innerText();
  }
}
