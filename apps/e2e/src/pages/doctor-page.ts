import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { sandboxUrl } from '../support/addresses.js';
import { sandbox } from '../support/sandbox.js';

/** What the console says of a channel's set-up: on its own page and in the wizard. */
export class DoctorPage {
  constructor(readonly page: Page) {}

  row(check: string): Locator {
    return this.page.locator(`[data-check="${check}"]`);
  }

  /** State in words, and what was found. */
  async finds(check: string, state: string, words = ''): Promise<void> {
    await expect(this.row(check)).toContainText(state);
    await expect(this.row(check)).toContainText(words);
  }

  /** Presses the button and waits for the answer. */
  async looks(): Promise<void> {
    const answer = this.answersTo('/checks');
    await this.page.getByRole('button', { name: '立即檢查' }).click();
    expect((await answer).status()).toBe(200);
  }

  /** Once it is answered, the work that it began stands among the jobs. */
  async repairs(check: string, button: string): Promise<void> {
    const answer = this.answersTo('/repairs');
    await this.row(check)
      .getByRole('button', { name: new RegExp(`^${button}`) })
      .click();
    expect((await answer).status()).toBe(200);
  }

  private answersTo(path: string): Promise<Response> {
    return this.page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith(path),
    );
  }

  /** As a persona who tapped the link in the chat. */
  async opensTestLink(phone: Page, persona: string): Promise<void> {
    const url = await this.page.getByText(new RegExp(`^${sandboxUrl}/liff/.+/test/`)).innerText();
    const [, liffId = '', path = ''] = /\/liff\/([^/]+)(\/test\/.+)$/.exec(url.trim()) ?? [];
    await phone.goto(await sandbox.liffUrl(await sandbox.personaId(persona), { liffId, path }));
  }
}
