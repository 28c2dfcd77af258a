/** Other ways to be heard than binding a number: a website tied by its button, a word in the chat. */
import { randomBytes } from 'node:crypto';
import { demoStaff } from '../tools/demo-provision.mjs';

const origin = 'https://shop.example';
const keyword = '營業時間';
/** What the settings tell besides what can be saved. */
const toldOnly = new Set([
  ...['channelId', 'channelName', 'way', 'scriptTag'],
  ...['quotaUsedUp', 'updatedAt', 'savedBy'],
]);

/**
 * The button on the website, whose tag begins a journey that pushes, and a rule that answers a word. The tie sends no
 * message of its own: the journey's push is the one that everybody who was tied is owed.
 */
export async function openOtherWays({ proxy, world }) {
  const channelId = world.brands[0].productChannelId;
  const asks = await signedIn(proxy.url);
  const { items: tags } = await asks('GET', '/api/tags');
  const tagId = tags.find(({ name }) => name === 'VIP').id;
  const at = `/api/channels/${channelId}`;
  const shown = await asks('GET', `${at}/social-binding`);
  const settings = Object.fromEntries(Object.entries(shown).filter(([name]) => !toldOnly.has(name)));
  const button = { enabled: true, origins: [origin], tagIds: [tagId], message: { kind: 'none' } };
  await asks('PUT', `${at}/social-binding`, { ...settings, ...button });
  const journey = await asks('POST', '/api/journeys', {
    ...{ channelId, name: 'Tied', entryLimit: 1, quietHours: null, trigger: { kind: 'tagged', tagId } },
    steps: [{ id: 'welcome', kind: 'send', message: { kind: 'text', text: '歡迎' } }],
  });
  await asks('POST', `/api/journeys/${journey.id}/state`, { state: 'active' });
  const rules = await asks('GET', `${at}/auto-replies`);
  const rule = {
    ...{ key: 'hours', name: keyword, on: true, binding: 'anybody', tags: { match: 'any', ids: [] } },
    trigger: { kind: 'keyword', match: 'exact', keywords: [keyword] },
    messages: [{ kind: 'text', text: '10:00 – 21:00' }],
  };
  await asks('PUT', `${at}/auto-replies`, { version: rules.version, rules: [rule] });
  // Other processes learn within two seconds that somebody listens.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

/** A browser on the website is tied to its LINE account; the journey's push is owed then. */
export async function tiesWebsite(people, { lineUserId }) {
  const { world } = people.installation;
  const [{ liffId, productChannelId }] = world.brands;
  const site = `/api/social-binding/${productChannelId}`;
  const browser = { visitor: randomBytes(16).toString('base64url'), page: `${origin}/products/1` };
  people.remembers(browser.visitor);
  const says = (step, path, body) => people.asks(step, 'POST', `${site}${path}`, body, { origin });
  await says('visit', '/visits', browser);
  const { way, watch } = await says('tie', '/ties', { ...browser, locale: 'zh-TW' });
  const token = new URL(way.url).searchParams.get('t');
  people.remembers(watch, token);
  const headers = await people.opens(lineUserId, liffId);
  const liff = (step, path) =>
    people.asks(step, 'POST', `/api/liff/social-binding${path}`, { token }, headers);
  await liff('offer', '/offer');
  const debt = people.owes(lineUserId);
  await liff('accept', '/ties');
  debt.answer = 'push';
  await people.asks('tie status', 'GET', `${site}/ties/${watch}`, undefined, { origin });
}

/** A word that a rule answers. */
export async function asksInChat(people, { lineUserId }) {
  const debt = people.owes(lineUserId);
  await people.writes(lineUserId, keyword);
  debt.answer = 'reply';
}

async function signedIn(url) {
  const [{ email, password }] = demoStaff;
  const call = (method, path, body, headers) =>
    fetch(`${url}${path}`, {
      method,
      headers: { origin: url, ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
  const entered = await call('POST', '/api/auth/sign-in', { email, password });
  const cookie = entered.headers.getSetCookie().map((each) => each.split(';')[0]);
  return async (method, path, body) => {
    const response = await call(method, path, body, { cookie: cookie.join('; ') });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
