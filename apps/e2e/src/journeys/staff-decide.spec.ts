import { setTimeout as pause } from 'node:timers/promises';
import { openLiff } from '../pages/liff-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { contestedNumber, holderBoundAt, pauseMs } from '../support/holder.setup.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen, hasTouch: true });

test('a number that another LINE account holds: staff decide, the first one is told', async ({ page }) => {
  test.setTimeout(pauseMs + 40_000);
  await sandbox.reset();
  await pause(Math.max(0, holderBoundAt() + pauseMs - Date.now()));
  const holder = await sandbox.personaId('holder');
  const bound = await consoleApi.contact(holder);
  const user = freshUser();
  const liff = await openLiff(page, user);
  await liff.provesNumber(contestedNumber);

  await liff.shows('需要店家確認');
  await expect(page.getByText('此手機號碼已綁定其他 LINE 帳號，店家確認後會與您聯繫。')).toBeVisible();
  const shown = await page.locator('body').innerText();
  for (const secret of [bound.displayName, bound.memberNumber]) expect(shown).not.toContain(secret);

  expect((await sandbox.brandMessages(holder)).length).toBeGreaterThan(0);
  expect((await consoleApi.contact(holder)).bindingState).toBe('bound');
  expect((await consoleApi.contact(user)).bindingState).toBe('contested');
});
