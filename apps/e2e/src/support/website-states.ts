import { type Browser, type Page, expect } from '@playwright/test';
import { BrandSite } from '../pages/brand-site.js';
import type { LiffPage } from '../pages/liff-page.js';
import { sandboxUrl } from './addresses.js';
import { liveAhead } from './clock.js';
import { consoleApi } from './console-api.js';
import type { LiffLanguage } from './liff-words.js';
import { onPhone, openLink } from './other-device.js';
import { freshPhone, freshUser } from './people.js';
import { sandbox } from './sandbox.js';

type Reach = (page: Page, browser: Browser) => Promise<unknown>;

const lifetimeMs = 10 * 60_000;

/** In the language of the page it stands on, whatever that is. */
const parts = (page: Page) => ({
  opener: page.locator('.pill .main'),
  panel: page.getByRole('dialog'),
  act: page.locator('.panel .main'),
  qr: page.locator('.qr'),
  link: page.locator('.act a').first(),
});

async function begun(page: Page, path = '', brand = 'sunrise'): Promise<BrandSite> {
  const site = new BrandSite(page, brand);
  await site.open(path);
  await parts(page).opener.click();
  return site;
}

async function withLink(page: Page, path = ''): Promise<string> {
  await begun(page, path);
  return (await parts(page).link.getAttribute('href')) ?? '';
}

async function asMember(page: Page): Promise<string> {
  const { productChannelId } = await sandbox.brand();
  const { secret } = await consoleApi.replaceMemberLinkSecret(productChannelId);
  await new BrandSite(page).open(`secret?secret=${secret}`);
  return withLink(page, `sign-in?phone=${freshPhone()}`);
}

/** Whoever opens the link on another device goes on with it there. */
const answered = (browser: Browser, link: string, work: (liff: LiffPage) => Promise<unknown>) =>
  onPhone(browser, async (phone) => {
    const liff = await openLink(phone, freshUser(), link);
    await expect(liff.root.locator('dl.facts')).toBeVisible();
    await work(liff);
    await expect(liff.root.locator('dl.facts')).toHaveCount(0);
  });

const accepts = async (liff: LiffPage) => {
  if (await liff.consent.count()) await liff.consent.check();
  await liff.root.locator('.actions button').first().click();
};
const declines = (liff: LiffPage) => liff.root.locator('.actions .button-plain').click();

/** Without a LIFF app on the channel: digits instead of a link. */
async function withoutLiff(work: () => Promise<unknown>): Promise<void> {
  const { productChannelId, liffId } = await sandbox.brand('coast');
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl] });
  await consoleApi.switchBinding(productChannelId, false);
  await consoleApi.changeChannel(productChannelId, { liffId: null });
  try {
    await work();
  } finally {
    await consoleApi.changeChannel(productChannelId, { liffId });
    await consoleApi.switchBinding(productChannelId, true);
  }
}

/** Every state of the button on a website and how to get there, on any screen. */
export const websiteStates: Record<string, Reach> = {
  button: async (page) => {
    await new BrandSite(page).open();
    await expect(parts(page).opener).toBeVisible();
  },
  popup: async (page) => {
    const { productChannelId } = await sandbox.brand();
    const look = { form: 'popup', smallOnPhones: false } as const;
    await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl], ...look });
    await new BrandSite(page).open();
    await expect(parts(page).panel).toBeVisible();
  },
  link: (page) => withLink(page),
  opened: async (page, browser) => {
    const link = await withLink(page);
    await onPhone(browser, async (phone) => {
      await expect((await openLink(phone, freshUser(), link)).root.locator('dl.facts')).toBeVisible();
    });
    await expect(parts(page).link).toHaveCount(0);
  },
  bound: async (page, browser) => {
    await answered(browser, await withLink(page), accepts);
    await expect(parts(page).link).toHaveCount(0);
    await expect(parts(page).panel).toContainText(/已完成|linked/);
  },
  'bound-member': async (page, browser) => {
    await answered(browser, await asMember(page), accepts);
    await expect(page.locator('.panel .note')).toContainText('○');
  },
  declined: async (page, browser) => {
    await answered(browser, await withLink(page), declines);
    await expect(parts(page).act).toBeVisible();
  },
  expired: async (page) => {
    await withLink(page);
    await liveAhead(lifetimeMs + 1000);
    await expect(parts(page).act).not.toHaveAttribute('href');
    await expect(parts(page).link).toHaveCount(0);
    await liveAhead(0);
  },
  failed: async (page) => {
    await page.route('**/ties', (route) =>
      route.fulfill({ status: 429, headers: { 'access-control-allow-origin': sandboxUrl }, body: '{}' }),
    );
    await begun(page);
    await expect(parts(page).act).toBeVisible();
  },
  code: async (page) =>
    withoutLiff(async () => {
      await begun(page, '', 'coast');
      await expect(page.locator('.panel .code')).toBeVisible();
    }),
};

/** What LINE asks whoever opened a website's link, and what it answers; on another device than the website's. */
export function websiteQuestions(
  language: LiffLanguage,
): Record<string, (site: Page, phone: Page) => Promise<unknown>> {
  async function asked(phone: Page, link: string): Promise<LiffPage> {
    const liff = await openLink(phone, freshUser(), link, { language });
    await expect(phone.locator('dl.facts')).toBeVisible();
    return liff;
  }
  const ends = (phone: Page) => expect(phone.locator('.mark')).toBeVisible();
  return {
    guest: async (site, phone) => asked(phone, await withLink(site)),
    member: async (site, phone) => asked(phone, await asMember(site)),
    'member-unticked': async (site, phone) => {
      const liff = await asked(phone, await asMember(site));
      await phone.locator('.actions button').first().click();
      await expect(liff.alert).toBeVisible();
    },
    'used-up': async (site, phone) => {
      await sandbox.settings({ quotaLimit: 0 });
      try {
        await asked(phone, await withLink(site));
      } finally {
        await sandbox.settings({ quotaLimit: 200 });
        await consoleApi.check((await sandbox.brand()).productChannelId);
      }
    },
    done: async (site, phone) => {
      await accepts(await asked(phone, await withLink(site)));
      await ends(phone);
    },
    declined: async (site, phone) => {
      await declines(await asked(phone, await withLink(site)));
      await ends(phone);
    },
    forwarded: async (site, phone) => {
      const link = await withLink(site);
      await declines(await asked(phone, link));
      await ends(phone);
      await openLink(phone, freshUser(), link, { language });
      await ends(phone);
    },
  };
}
