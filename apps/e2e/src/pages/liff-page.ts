import { type FrameLocator, type Locator, type Page, expect } from '@playwright/test';
import { type LiffLanguage, type LiffWords, liffWords } from '../support/liff-words.js';
import { sandbox } from '../support/sandbox.js';

/** The binding page: in the phone's sheet, or a page of its own. */
export class LiffPage {
  readonly heading: Locator;
  readonly number: Locator;
  readonly consent: Locator;
  readonly sendCode: Locator;
  readonly code: Locator;
  readonly delivery: Locator;
  readonly alert: Locator;
  readonly words: LiffWords;

  constructor(
    readonly root: Page | FrameLocator,
    language: LiffLanguage = 'zh-TW',
  ) {
    this.words = liffWords[language];
    this.heading = root.getByRole('heading', { level: 1 });
    this.number = root.getByRole('textbox', { name: this.words.number });
    this.consent = root.getByRole('checkbox', { name: this.words.agree });
    this.sendCode = root.getByRole('button', { name: this.words.sendCode });
    this.code = root.getByRole('textbox', { name: this.words.code });
    this.delivery = root.locator('.delivery');
    this.alert = root.getByRole('alert').filter({ hasText: /\S/ });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  async shows(title: string): Promise<void> {
    await expect(this.heading).toHaveText(title);
  }

  /** A named fact of the result, such as 會員編號. */
  fact(name: string): Locator {
    return this.root.locator('dl.facts > div').filter({ hasText: name }).locator('dd');
  }

  /** The form is up; as the first screen it leaves the focus alone. */
  async isReady(): Promise<void> {
    await this.shows(this.words.form);
    // the page that is still loading has the same heading
    await expect(this.number).toBeVisible();
    await expect(this.heading).not.toBeFocused();
  }

  async asksForCode(phone: string): Promise<void> {
    await this.isReady();
    await this.number.fill(phone);
    await this.consent.check();
    await this.sendCode.click();
    await this.shows(this.words.enterCode);
  }

  /** Number, consent, and the code of the SMS; `sends` is how many this number has got by then. */
  async provesNumber(phone: string, sends = 1): Promise<void> {
    await this.asksForCode(phone);
    await this.code.fill(await sandbox.code(phone, sends));
  }
}

/** Opens the binding page as a person who tapped the link in the chat, on a phone's screen. */
export async function openLiff(
  page: Page,
  user: string,
  { language, ...opening }: Parameters<typeof sandbox.liffUrl>[1] & { language?: LiffLanguage } = {},
): Promise<LiffPage> {
  if (language) await sandbox.change(user, { language });
  await page.goto(await sandbox.liffUrl(user, opening));
  return new LiffPage(page, language);
}
