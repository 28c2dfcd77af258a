import { type BrowserContext, type Page, expect } from '@playwright/test';
import { LiffPage, openLiff } from '../pages/liff-page.js';
import { productUrl, sandboxUrl } from './addresses.js';
import { bindByHttp } from './bind-by-http.js';
import { consoleApi } from './console-api.js';
import { type LiffLanguage, type LiffWords, liffWords } from './liff-words.js';
import { freshPhone, freshUser, sharedPhone, strangersPhone } from './people.js';
import { sandbox } from './sandbox.js';

type Reach = (page: Page, context: BrowserContext) => Promise<unknown>;

/** Every state of the binding page and how to get there, for pictures and accessibility checks. */
export function liffStates(language: LiffLanguage = 'zh-TW'): Record<string, Reach> {
  const words = liffWords[language];
  const open = (page: Page, user = freshUser()) => openLiff(page, user, { language });

  async function asking(page: Page): Promise<LiffPage> {
    const liff = await open(page);
    await liff.isReady();
    return liff;
  }

  const answered = (phone: () => string, title: keyof LiffWords) => async (page: Page) => {
    const liff = await open(page);
    await liff.provesNumber(phone());
    await expect(liff.heading).toHaveText(words[title]);
    await expect(liff.delivery.filter({ hasText: words.delivering })).toHaveCount(0);
  };

  return {
    phone: asking,
    'phone-errors': async (page) => {
      const liff = await asking(page);
      await liff.number.fill('0212345678');
      await liff.sendCode.click();
      await expect(liff.alert).toHaveCount(2);
    },
    notice: async (page) => {
      const liff = await asking(page);
      await liff.button(words.notice).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    offline: async (page, context) => {
      const liff = await asking(page);
      await liff.number.fill(freshPhone());
      await liff.consent.check();
      await context.setOffline(true);
      await liff.sendCode.click();
      await expect(liff.alert).toContainText(words.offline);
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
      await expect(liff.alert).toContainText(words.triesLeft);
      await page.getByText(words.noCode).click();
    },
    done: answered(freshPhone, 'done'),
    'not-found': answered(strangersPhone, 'notFound'),
    review: answered(sharedPhone, 'review'),
    unavailable: async (page) => {
      await sandbox.fault({ service: 'shopline', kind: 'status', status: 500 });
      try {
        await answered(freshPhone, 'unavailable')(page);
      } finally {
        await sandbox.clearFaults();
      }
    },
    bound: async (page) => {
      const user = freshUser();
      await bindByHttp(user, freshPhone());
      const liff = await open(page, user);
      await liff.shows(words.bound);
      await expect(liff.delivery).toHaveText(words.delivered);
    },
    'bound-outside-chat': async (page) => {
      const user = freshUser();
      await bindByHttp(user, freshPhone());
      const liff = await openLiff(page, user, { context: 'none', language });
      await liff.shows(words.bound);
      await expect(page.getByRole('link', { name: words.toChat })).toBeVisible();
    },
    disabled: async (page) => {
      const { productChannelId } = await sandbox.brand();
      await consoleApi.switchBinding(productChannelId, false);
      try {
        const liff = await open(page);
        await liff.shows(words.disabled);
      } finally {
        await consoleApi.switchBinding(productChannelId, true);
      }
    },
    external: async (page) => {
      const { liffId } = await sandbox.brand();
      await page.goto(`${sandboxUrl}/liff/${liffId}?context=external`);
      await new LiffPage(page).shows(words.external);
    },
    'identity-test': async (page) => {
      const { productChannelId, liffId } = await sandbox.brand();
      const link = await consoleApi.identityTestLink(productChannelId);
      const path = link.slice(link.indexOf('/test/'));
      await page.goto(await sandbox.liffUrl(freshUser(), { liffId, path, context: 'none' }));
      await new LiffPage(page).shows(words.oneMoreStep);
    },
    'broken-link': async (page) => {
      await page.goto(`${productUrl}/liff-bind.html`);
      await new LiffPage(page).shows(words.broken);
    },
    'no-line': async (page, context) => {
      await context.route('**/liff-sdk.js', (route) => route.abort());
      await page.goto(await sandbox.liffUrl(freshUser()));
      await new LiffPage(page).shows(words.noLine);
    },
  };
}
