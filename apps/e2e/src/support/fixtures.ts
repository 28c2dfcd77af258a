import { test as base, expect } from '@playwright/test';
import { PhonePage } from '../pages/phone-page.js';
import { sandbox } from './sandbox.js';

type Fixtures = {
  phone: PhonePage;
  /** hosts that a page asked for and must not; refused at once */
  strangers: string[];
  /** errors no test may leave behind: uncaught ones, and refusals of the content policy */
  pageErrors: string[];
};

const isOurs = ({ hostname, protocol }: URL) =>
  hostname === 'localhost' || protocol === 'blob:' || protocol === 'data:';

export const test = base.extend<Fixtures>({
  strangers: [
    async ({ context }, use) => {
      const strangers: string[] = [];
      await context.route(
        (url) => !isOurs(url),
        (route) => {
          strangers.push(route.request().url());
          return route.abort();
        },
      );
      await use(strangers);
      expect(strangers, 'requests that left this machine').toEqual([]);
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy/.test(message.text()))
          errors.push(message.text());
      });
      await use(errors);
      expect(errors, 'errors in the pages').toEqual([]);
    },
    { auto: true },
  ],
  phone: async ({ page }, use) => {
    await sandbox.reset();
    await use(new PhonePage(page));
  },
});

export { expect };

/** The console and the phone page are looked at on a desk. */
export const deskScreen = { width: 1440, height: 900 };
export const phoneScreen = { width: 360, height: 740 };
