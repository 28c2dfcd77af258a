import type { JourneyStep } from '@tieline/contracts';
import { bindByHttp } from '../support/bind-by-http.js';
import { liveAhead } from '../support/clock.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

const dayMs = 86_400_000;
const send = (id: string, text: string): JourneyStep => ({
  id,
  kind: 'send',
  message: { kind: 'text', text },
});
const days = (id: string, amount: number): JourneyStep => ({
  id,
  kind: 'wait',
  until: { kind: 'duration', amount, unit: 'days' },
});

let journeyId = '';
async function start(steps: JourneyStep[]): Promise<void> {
  const { productChannelId: channelId } = await sandbox.brand();
  const trigger = { kind: 'tagged' as const, tagId: (await consoleApi.tagNamed('已綁定')).id };
  const rules = { trigger, entryLimit: 1, quietHours: null };
  journeyId = (await consoleApi.startJourney({ channelId, name: '新會員歡迎', ...rules, steps })).id;
}
test.afterEach(async () => {
  await liveAhead(0);
  await consoleApi.stopJourney(journeyId);
});

const texts = async (user: string) =>
  (await sandbox.chat(user)).messages.filter(({ from }) => from === 'brand').map(({ text }) => text);

test('who binds is tagged, and the journey’s message arrives on the phone; binding again starts nothing', async ({
  phone,
}) => {
  await start([send('a', '{顧客名稱} 您好，歡迎禮在這裡！')]);
  // nobody else's persona: what she is bound to stays hers
  const user = await sandbox.personaId('japanese');
  await phone.opens('japanese');
  await bindByHttp(user, freshPhone());
  await expect(phone.brandMessages.filter({ hasText: / 您好，歡迎禮在這裡！/ })).toBeVisible();
  expect(await consoleApi.journeyStories(journeyId)).toEqual([['a queued']]);

  const { id } = await consoleApi.contact(user);
  await consoleApi.unbind(id, '重新綁定');
  await bindByHttp(user, freshPhone());
  expect((await consoleApi.contact(user)).bindingState).toBe('bound');
  await liveAhead(60_000);
  expect(await consoleApi.journeyStories(journeyId)).toHaveLength(1);
  expect((await texts(user)).filter((text) => text.includes('歡迎禮'))).toHaveLength(1);
});

test('who has blocked the account gets nothing and is right again after unblocking; three days pass in seconds', async () => {
  await start([send('a', '第一天'), days('b', 1), send('c', '第二天'), days('d', 2), send('e', '第四天')]);
  const user = freshUser();
  await bindByHttp(user, freshPhone());
  await expect.poll(() => texts(user)).toContain('第一天');

  const blocked = freshUser();
  await sandbox.follow(blocked);
  await sandbox.block(blocked);
  await bindByHttp(blocked, freshPhone());
  await expect.poll(() => consoleApi.journeyStories(journeyId)).toContainEqual(['a blocked', 'b waits']);
  expect(await texts(blocked)).toEqual([]);
  await sandbox.follow(blocked);

  await liveAhead(dayMs + 1000);
  await expect.poll(() => texts(user)).toContain('第二天');
  await expect.poll(() => texts(blocked)).toContain('第二天');
  await liveAhead(3 * dayMs + 2000);
  await expect.poll(() => texts(user)).toContain('第四天');
  await liveAhead(0);
  expect((await texts(user)).filter((text) => /^第.天$/.test(text))).toEqual(['第一天', '第二天', '第四天']);
  expect(await consoleApi.journeyStories(journeyId)).toContainEqual([
    ...['a blocked', 'b waits', 'c queued', 'd waits', 'e queued'],
  ]);
});
