import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Response } from '@playwright/test';
import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { productUrl, sandboxUrl } from '../support/addresses.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

type Budget = { js: number; css: number };

const budgetOf = (app: string) =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, `../../../${app}/budgets.json`), 'utf8'),
  ) as Budget;

/** Packed bytes of what the product gave a page before it could be used; LINE's own script does not count. */
function weigh(context: BrowserContext): () => Promise<Budget & { unpacked: string[] }> {
  const answers: Response[] = [];
  context.on('response', (response) => {
    if (response.url().startsWith(productUrl)) answers.push(response);
  });
  return async () => {
    const sum = { js: 0, css: 0, unpacked: [] as string[] };
    for (const response of answers) {
      const kind = { script: 'js', stylesheet: 'css' }[response.request().resourceType()] as
        keyof Budget | undefined;
      if (!kind) continue;
      sum[kind] += gzipSync(await response.body(), { level: 9 }).length;
      if (!response.headers()['content-encoding']) sum.unpacked.push(response.url());
    }
    return sum;
  };
}

test('the binding page is light, packed, and asks nobody else', async ({ page, context, strangers }) => {
  await page.setViewportSize(phoneScreen);
  const weight = weigh(context);
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  const budget = budgetOf('liff');
  const { js, css, unpacked } = await weight();
  expect(js).toBeGreaterThan(5_000);
  expect(js).toBeLessThanOrEqual(budget.js);
  expect(css).toBeLessThanOrEqual(budget.css);
  expect(unpacked).toEqual([]);
  expect(strangers).toEqual([]);
});

test('says what to do where its script does not get through, or is not understood', async ({
  page,
  context,
}) => {
  await page.setViewportSize(phoneScreen);
  await context.route('**/liff-assets/*.js', (route) => route.abort());
  await page.goto(await sandbox.liffUrl(freshUser()));
  const stuck = page.getByText('若一直停在這個畫面');
  await expect(stuck).toBeHidden();
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    await stuck.evaluate((text) => text.getAnimations().forEach((waiting) => waiting.finish()));
    await expect(stuck).toBeVisible();
  }
});

test('other countries cost nothing until one is chosen', async ({ page }) => {
  await page.setViewportSize(phoneScreen);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && request.url().startsWith(productUrl))
      scripts.push(request.url());
  });
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  expect(scripts.filter((url) => /foreign|calling|uqr|qr-code/.test(url))).toEqual([]);
});

test('the console is within its budget, and packed', async ({ page, context }) => {
  const weight = weigh(context);
  const console = new ConsolePage(page);
  await console.isSignedInAs('admin');
  await console.opens('/', '總覽');
  await console.isLoaded();
  const budget = budgetOf('admin');
  const { js, css, unpacked } = await weight();
  expect(unpacked).toEqual([]);
  // the entry has the budget; what the overview itself adds comes on top, and stays below 1.5 times of it
  expect(js).toBeLessThanOrEqual(budget.js * 1.5);
  expect(css).toBeLessThanOrEqual(budget.css);
});

test('pages refuse scripts and frames of others', async ({ request }) => {
  const liff = await request.get(`${productUrl}/liff-bind.html`);
  const policy = liff.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(policy).toContain(sandboxUrl);
  const console = await request.get(`${productUrl}/login`);
  expect(console.headers()['content-security-policy']).toMatch(/frame-ancestors 'none'/);
});
