import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BindingSettings, MatchPlatform, ShopPlatformKey } from '@tieline/contracts';
import { proveByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

/** The second channel: the other journeys are the first one's. */
const brand = 'coast';

/** 0911: one member; 0912: nobody; 0913: two; 0914: one, after a first look-up that hangs. */
const fresh = (prefix: '0911' | '0912' | '0913' | '0914') =>
  `${prefix}${String(randomInt(1_000_000)).padStart(6, '0')}`;
const prove = (phone: string) => proveByHttp(freshUser(), phone, { brand });

let channelId: string;
let before: BindingSettings;

test.beforeAll(async () => {
  channelId = (await sandbox.brand(brand)).productChannelId;
  before = await consoleApi.settings(channelId);
});
test.afterAll(() => consoleApi.restore(before));

const connections = new Map<ShopPlatformKey, string>();
/** numbers that are bound already, by platform */
const held = new Map<MatchPlatform, string>();

async function matchWith(platform: ShopPlatformKey): Promise<void> {
  const { credentials } = await sandbox.shop(platform);
  const id =
    connections.get(platform) ??
    (await consoleApi.connectShop({ platform, name: `${platform} e2e`, credentials })).id;
  connections.set(platform, id);
  await consoleApi.restore({ ...before, matchPlatform: platform, shopConnectionId: id });
}
const matchWithNone = () => consoleApi.restore({ ...before, matchPlatform: 'none', shopConnectionId: null });

for (const platform of ['shopline', 'cyberbiz', 'generic-http'] as const) {
  test.describe(platform, () => {
    test.beforeAll(() => matchWith(platform));

    test('found: bound, with the member number of the shop', async () => {
      const phone = fresh('0911');
      const { outcome } = await prove(phone);
      held.set(platform, phone);
      expect(outcome).toMatchObject({
        outcome: 'bound',
        member: { memberNumber: expect.stringMatching(/./) as unknown },
      });
    });

    test('nobody: not found', async () => {
      expect((await prove(fresh('0912'))).outcome).toMatchObject({ outcome: 'notFound' });
    });

    test('two members: for staff, nobody is picked', async () => {
      expect((await prove(fresh('0913'))).outcome).toMatchObject({ outcome: 'many' });
    });

    test('down, then up: bound without a second SMS', async () => {
      const phone = fresh('0914');
      const { outcome, retry } = await prove(phone);
      expect(outcome).toMatchObject({ outcome: 'unavailable' });
      expect(await retry()).toMatchObject({ outcome: 'bound' });
      expect(await sandbox.smsCount(phone)).toBe(1);
    });
  });
}

for (const platform of ['shopify', 'easystore', '91app'] as const) {
  test(`${platform}: found, nobody, down then up`, async () => {
    await matchWith(platform);
    expect((await prove(fresh('0911'))).outcome).toMatchObject({ outcome: 'bound' });
    expect((await prove(fresh('0912'))).outcome).toMatchObject({ outcome: 'notFound' });
    const { outcome, retry } = await prove(fresh('0914'));
    expect(outcome).toMatchObject({ outcome: 'unavailable' });
    expect(await retry()).toMatchObject({ outcome: 'bound' });
  });
}

test('no matching: every proven number is bound, without a member number', async () => {
  await matchWithNone();
  const phone = fresh('0912');
  held.set('none', phone);
  expect((await prove(phone)).outcome).toMatchObject({ outcome: 'bound', member: { memberNumber: null } });
});

test('a rush at CYBERBIZ: who is not served in time is served next time, and nobody is called unknown', async () => {
  await matchWith('cyberbiz');
  const people = await Promise.all(Array.from({ length: 12 }, () => prove(fresh('0911'))));
  const outcomes = people.map(({ outcome }) => outcome.outcome);
  expect(outcomes.filter((outcome) => outcome !== 'bound' && outcome !== 'unavailable')).toEqual([]);
  for (const { outcome, retry } of people)
    if (outcome.outcome === 'unavailable') expect(await retry()).toMatchObject({ outcome: 'bound' });
  const answered = (await sandbox.journal('cyberbiz')).map(({ status }) => status);
  expect(answered).not.toContain(429);
});

test('200 look-ups at CYBERBIZ at once: its rate is kept, and whoever is not served hears that it is away', async () => {
  await matchWith('cyberbiz');
  const connectionId = connections.get('cyberbiz') ?? '';
  const kinds = await Promise.all(
    Array.from({ length: 200 }, () => consoleApi.lookUp('cyberbiz', connectionId, fresh('0911'))),
  );
  expect(new Set(kinds)).toEqual(new Set(['one', 'unavailable']));
  const answered = (await sandbox.journal('cyberbiz')).map(({ status }) => status);
  expect(answered).not.toContain(429);
});

test('the shop hears of the binding, and tells of a changed number: to be verified again', async () => {
  await matchWith('cyberbiz');
  const id = connections.get('cyberbiz') ?? '';
  const { webhook } = await consoleApi.changeShop(id, { writeBack: { tag: null, lineId: true } });
  await sandbox.pasteWebhook('cyberbiz', webhook?.url ?? '');
  const [user, phone, next] = [freshUser(), fresh('0911'), fresh('0912')];
  const { outcome } = await proveByHttp(user, phone, { brand });
  expect(outcome).toMatchObject({ outcome: 'bound' });
  await expect.poll(async () => (await consoleApi.contact(user)).shopWrites[0]?.state).toBe('delivered');
  // A 429 right after a trial of the connection is tried again: told is what the shop took.
  const told = await sandbox.journal('cyberbiz', 'customers.uid');
  expect(told.filter(({ status }) => status !== 429)).toMatchObject([{ status: 200 }]);
  expect(await sandbox.changeMember('cyberbiz', phone, { phone: next })).toMatchObject({
    webhook: { status: 200 },
  });
  await expect.poll(async () => (await consoleApi.contact(user)).bindingState).toBe('verifyAgain');
  const { outcome: renewed } = await proveByHttp(user, next, { brand });
  expect(renewed).toMatchObject({ outcome: 'bound' });
  expect(await consoleApi.contact(user)).toMatchObject({
    bindingState: 'bound',
    bindings: [{ state: 'active' }, { state: 'ended' }],
  });
});

test('the brand’s own system hears of the binding and of its end', async () => {
  await matchWith('generic-http');
  const id = connections.get('generic-http') ?? '';
  await consoleApi.changeShop(id, { writeBack: { tag: null, lineId: true } });
  const user = freshUser();
  const { outcome } = await proveByHttp(user, fresh('0911'), { brand });
  expect(outcome).toMatchObject({ outcome: 'bound' });
  const told = async () =>
    (await consoleApi.contact(user)).shopWrites.map(({ what, state }) => `${what} ${state}`);
  await expect.poll(told).toEqual(['lineId delivered']);
  await consoleApi.unbind((await consoleApi.contact(user)).id, '顧客來電');
  await expect.poll(told).toEqual(['lineId delivered', 'unlink delivered']);
  expect(await sandbox.journal('own-system', 'unlink')).toMatchObject([{ status: 204 }]);
  await consoleApi.changeShop(id, { writeBack: { tag: null, lineId: false } });
});

test('a system that takes 4 s is away for a connection that waits 3 s, and found by one that waits 6 s', async () => {
  await matchWith('generic-http');
  const id = connections.get('generic-http') ?? '';
  const slowOnce = { service: 'own-system', operation: 'lookup', kind: 'slow', delayMs: 4000, times: 1 };
  await sandbox.fault(slowOnce);
  const { outcome, retry } = await prove(fresh('0911'));
  expect(outcome).toMatchObject({ outcome: 'unavailable' });
  await consoleApi.changeShop(id, { credentials: { timeoutSeconds: '6' } });
  await sandbox.fault(slowOnce);
  expect(await retry()).toMatchObject({ outcome: 'bound' });
  await consoleApi.changeShop(id, { credentials: { timeoutSeconds: '' } });
});

test('SHOPLINE and Shopify take the address from us, and sign what they tell', async () => {
  for (const platform of ['shopline', 'shopify'] as const) {
    await matchWith(platform);
    await consoleApi.registerShopWebhook(connections.get(platform) ?? '');
    const [user, phone] = [freshUser(), fresh('0911')];
    expect((await proveByHttp(user, phone, { brand })).outcome).toMatchObject({ outcome: 'bound' });
    await sandbox.changeMember(platform, phone, { deleted: true });
    await expect
      .poll(async () => (await consoleApi.contact(user)).bindings[0]?.verifyAgain?.reason)
      .toBe('memberGone');
  }
});

test('already somebody else’s: contested, whatever the shop', async () => {
  // A number gets its next code after a minute.
  test.setTimeout(150_000);
  for (const [platform, phone] of held) {
    await (platform === 'none' ? matchWithNone() : matchWith(platform));
    const { outcome } = await proveLater(phone);
    expect(outcome).toMatchObject({ outcome: 'contested' });
    expect(JSON.stringify(outcome)).not.toContain('memberNumber');
  }
  expect(held.size).toBe(4);
});

/** As soon as the number may have its next code; the test's own time limit ends it. */
async function proveLater(phone: string) {
  for (;;) {
    try {
      return await prove(phone);
    } catch (error) {
      if (!String(error).includes('otp.resend_too_soon')) throw error;
      await pause(3000);
    }
  }
}
