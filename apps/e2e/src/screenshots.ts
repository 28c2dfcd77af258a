import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, type Page, devices } from '@playwright/test';
import { ConsolePage } from './pages/console-page.js';
import { openLiff } from './pages/liff-page.js';
import { PhonePage } from './pages/phone-page.js';
import { consoleRoutes } from './support/console-routes.js';
import { expect, phoneScreen, test } from './support/fixtures.js';
import { liffStates } from './support/liff-states.js';
import { freshUser } from './support/people.js';
import { sandboxUrl } from './support/addresses.js';
import { consoleApi } from './support/console-api.js';
import { sandbox } from './support/sandbox.js';
import { stripHtml } from './support/strip.js';
import { websiteQuestions, websiteStates } from './support/website-states.js';

const root = path.resolve(import.meta.dirname, '../../..');
const images = path.join(root, 'docs/images');
/** everything, for people to look at; not committed */
const screens = path.join(root, 'apps/e2e/test-results/screens');

const desk = { width: 1440, height: 900 };
const onPhone: BrowserContextOptions = {
  ...devices['Pixel 7'],
  viewport: phoneScreen,
  deviceScaleFactor: 2,
};
const image = (name: string) => path.join(images, `${name}.png`);

/** A context of its own for one picture, so that nobody is signed in or offline in the next. */
async function inside(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-TW', timezoneId: 'Asia/Taipei', ...options });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The pretend website is in Chinese; its button follows the page. */
const speaks = (page: Page, language: string) =>
  page.addInitScript((lang) => {
    const reading = new MutationObserver(() => {
      document.documentElement.lang = lang;
      reading.disconnect();
    });
    reading.observe(document, { childList: true });
  }, language);

const still = { animations: 'disabled', caret: 'hide' } as const;

test.beforeAll(() => {
  const fonts = execFileSync('fc-list', [':lang=zh-tw'], { encoding: 'utf8' });
  if (fonts.trim() === '') throw new Error('No font with Traditional Chinese: install fonts-noto-cjk');
  for (const folder of [images, screens]) mkdirSync(folder, { recursive: true });
});

test('README', async ({ browser }) => {
  await sandbox.reset();
  const pictures: Partial<Parameters<typeof stripHtml>[0]> = {};
  await inside(browser, { viewport: desk, deviceScaleFactor: 1.5 }, async (page) => {
    const phone = new PhonePage(page);
    await phone.opens();
    await phone.tapsBinding();
    await phone.liff.asksForCode('0900-000-001');
    await phone.liff.code.fill(await phone.copiesCode('0900-000-001'));
    await phone.liff.shows('綁定完成');
    await phone.liff.button('返回聊天室').click();
    await expect(phone.brandMessages).toHaveCount(1);
    await page.getByRole('button', { name: '關掉通知' }).click();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: image('phone'), ...still });
    pictures.phone = await page.locator('.device').screenshot({ omitBackground: true, ...still });
  });
  await inside(browser, onPhone, async (page) => {
    const liff = await openLiff(page, freshUser());
    await liff.isReady();
    await liff.number.fill('0900000001');
    await liff.consent.check();
    pictures.binding = await page.screenshot({ path: image('binding-page'), ...still });
  });
  await inside(browser, { viewport: desk, deviceScaleFactor: 1.5 }, async (page) => {
    const console = new ConsolePage(page);
    await console.isSignedInAs('admin');
    const { productChannelId } = await sandbox.brand();
    await console.opens(`/binding/${productChannelId}`);
    await console.isLoaded();
    pictures.console = await page.screenshot({ path: image('console'), ...still });
  });
  const { binding, phone, console } = pictures;
  if (!binding || !phone || !console) throw new Error('a picture is missing');
  await inside(browser, { viewport: { width: 1600, height: 800 } }, async (page) => {
    await page.setContent(stripHtml({ binding, phone, console }));
    await page.locator('figure').screenshot({ path: image('tieline'), ...still });
  });
});

test('every state of the binding page', async ({ browser }) => {
  for (const [name, reach] of Object.entries(liffStates())) {
    await inside(browser, onPhone, async (page) => {
      await reach(page, page.context());
      await page.screenshot({ path: path.join(screens, `liff-${name}.png`), ...still });
    });
  }
  await inside(browser, { viewport: desk }, async (page) => {
    await openLiff(page, 'pc');
    await expect(page.getByRole('img')).toBeVisible();
    await page.screenshot({ path: path.join(screens, 'liff-desktop.png'), ...still });
  });
});

for (const language of ['zh-TW', 'en'] as const) {
  const toWebsite = async () => {
    await sandbox.reset();
    const { productChannelId } = await sandbox.brand();
    await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl] });
  };
  for (const [screen, options] of Object.entries({ desk: { viewport: desk }, phone: onPhone })) {
    test(`every state of the button on a website, ${language}, ${screen}`, async ({ browser }) => {
      for (const [name, reach] of Object.entries(websiteStates)) {
        await toWebsite();
        await inside(browser, options, async (page) => {
          await speaks(page, language);
          await reach(page, browser);
          await page.screenshot({
            path: path.join(screens, `website-${name}-${screen}-${language}.png`),
            ...still,
          });
        });
      }
    });
  }
  test(`what LINE asks about a website, ${language}`, async ({ browser }) => {
    for (const [name, reach] of Object.entries(websiteQuestions(language))) {
      await toWebsite();
      await inside(browser, { viewport: desk }, (site) =>
        inside(browser, onPhone, async (phone) => {
          await reach(site, phone);
          const file = path.join(screens, `question-${name}-${language}.png`);
          await phone.screenshot({ path: file, fullPage: true, ...still });
        }),
      );
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [screen, options] of Object.entries({ desk: { viewport: desk }, phone: onPhone })) {
    test(`console and phone page, ${colorScheme}, ${screen}`, async ({ browser }) => {
      const file = (name: string) => path.join(screens, `${name}-${screen}-${colorScheme}.png`);
      const routes = await consoleRoutes();
      await inside(browser, { ...options, colorScheme }, async (page) => {
        const console = new ConsolePage(page);
        await console.opens('/login', '登入');
        await page.screenshot({ path: file('console-login'), ...still });
        await console.isSignedInAs('admin');
        for (const [name, address] of routes) {
          await console.opens(address);
          await console.isLoaded();
          await page.screenshot({ path: file(`console-${name}`), fullPage: true, ...still });
        }
      });
      await inside(browser, { ...options, colorScheme }, async (page) => {
        await new PhonePage(page).opens('silver');
        await expect(page.getByRole('log')).toBeVisible();
        await page.screenshot({ path: file('sandbox-chat'), ...still });
        if (screen === 'desk') return;
        for (const view of ['簡訊', '事件', '控制']) {
          await page.getByRole('navigation', { name: '畫面' }).getByRole('button', { name: view }).click();
          await page.screenshot({ path: file(`sandbox-${view}`), ...still });
        }
      });
    });
  }
}
