import { ConsolePage } from '../pages/console-page.js';
import { DoctorPage } from '../pages/doctor-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.afterEach(() => sandbox.reset());

test('a channel that LINE refuses says so where staff look, keeps its messages, and goes on when mended', async ({
  page,
}) => {
  await sandbox.reset();
  const { productChannelId } = await sandbox.brand();
  const user = freshUser();
  const outcome = await bindByHttp(user, freshPhone());
  if (outcome.outcome !== 'bound' || !outcome.answer?.triggerText)
    throw new Error(`outcome ${outcome.outcome}`);
  // Refused with the token that is there, and with a new one.
  for (const operation of ['reply', 'token'])
    await sandbox.fault({ service: 'line', operation, kind: 'status', status: 401 });
  await sandbox.say(user, outcome.answer.triggerText);

  const console = new ConsolePage(page);
  const paused = page.getByText('「晨光選物」已暫停傳送');
  await console.isSignedInAs('admin');
  await expect(async () => {
    await console.opens('/', '總覽');
    await console.isLoaded();
    await expect(paused).toBeVisible({ timeout: 1000 });
  }).toPass();
  for (const [path, title] of [
    ['/binding', '手機綁定'],
    ['/channels', '通訊渠道'],
  ] as const) {
    await console.opens(path, title);
    await expect(paused).toBeVisible();
  }
  await expect(page.getByText('已暫停傳送')).toHaveCount(1);
  expect((await sandbox.chat(user)).messages.filter(({ from }) => from === 'brand')).toEqual([]);

  await sandbox.clearFaults();
  await page.getByRole('link', { name: '前往渠道設定' }).click();
  await expect(page).toHaveURL(new RegExp(`/channels/${productChannelId}$`));
  await console.opens(`/channels/${productChannelId}/doctor`);
  await new DoctorPage(page).looks();
  await sandbox.brandMessages(user);
  await console.opens('/channels', '通訊渠道');
  await console.isLoaded();
  await expect(paused).toBeHidden();

  // What the look at LINE told of the month's messages stands on the channel's card.
  await expect(page.getByText('本月訊息則數').first()).toBeVisible();
  await expect(page.getByText(/已用 [\d,]+／[\d,]+ 則/).first()).toBeVisible();
});
