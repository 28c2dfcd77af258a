/** Customers who come, most to bind their numbers, however it goes for those before them, and remember what they were told. */
import { randomBytes, randomInt } from 'node:crypto';
import { clearInterval, setInterval } from 'node:timers';
import { asksInChat, tiesWebsite } from './other-ways.mjs';

/** The product ends every request within 15 s; the rest is the way. */
export const deadlineMs = 17_000;

/** More than can be under way when everything goes well: those who wait for a code do not keep others away. */
const mostAtATime = 80;

export class People {
  /** every request to the product: { step, status, began, ms }; status 0 is a connection that was cut */
  requests = [];
  /** every webhook of theirs, in the same form; status 0: LINE did not wait any longer */
  webhooks = [];
  /** people whom the product may send something, with what it promised them */
  owed = [];
  given = { served: 0, abandoned: 0 };
  /** why people were sent away, and how many */
  reasons = new Map();
  /** what must stand nowhere */
  secrets = new Set();
  codes = new Set();
  #underWay = new Set();
  #nextNumber = randomInt(1_000_000);
  #came = 0;
  #timer;

  constructor(installation) {
    this.installation = installation;
  }

  start(perSecond = 5) {
    this.#timer = setInterval(() => {
      if (this.#underWay.size >= mostAtATime) return;
      const one = this.#one(this.#wayOf(this.#came++)).finally(() => this.#underWay.delete(one));
      this.#underWay.add(one);
    }, 1000 / perSecond);
  }

  /** Nobody comes any more; back when the last one has got through or given up. */
  async stop() {
    clearInterval(this.#timer);
    await Promise.all(this.#underWay);
  }

  /** All of `count` people have to get bound, and one by each other way; throws with the first who did not. */
  async mustBind(count) {
    const binds = (person) => this.#binds(person);
    const ways = [tiesWebsite, asksInChat].map((way) => (person) => way(this, person));
    const all = [...Array.from({ length: count }, () => binds), ...ways];
    const results = await Promise.all(all.map((way) => this.#one(way)));
    const failed = results.filter((why) => why !== null);
    if (failed.length > 0)
      throw new Error(`${failed.length} of ${all.length} people did not get through: ${failed[0]}`);
  }

  /** Most bind. A website's address may tie 300 browsers in ten minutes, and all come from one here. */
  #wayOf(number) {
    if (number % 12 === 5) return (person) => tiesWebsite(this, person);
    if (number % 6 === 3) return (person) => asksInChat(this, person);
    return (person) => this.#binds(person);
  }

  /** Null when it went well, else why not. */
  async #one(way) {
    const person = {
      lineUserId: `U${randomBytes(16).toString('hex')}`,
      phone: `0911${String(this.#nextNumber++ % 1_000_000).padStart(6, '0')}`,
      // every other one is answered by a push, the rest by a reply to what they write
      answer: Math.random() < 0.5 ? 'push' : 'reply',
    };
    try {
      await way(person);
      this.given.served += 1;
      return null;
    } catch (error) {
      this.given.abandoned += 1;
      this.reasons.set(error.message, (this.reasons.get(error.message) ?? 0) + 1);
      return error.message;
    }
  }

  async #binds(person) {
    const [{ liffId }] = this.installation.world.brands;
    const { lineUserId, phone } = person;
    this.remembers(phone.slice(1));
    const headers = await this.opens(lineUserId, liffId);
    const wish = { phone, country: 'TW' };
    const challenge = await this.asks('code', 'POST', '/api/liff/otp-challenges', wish, headers);
    const code = await this.#code(phone);
    this.codes.add(code);
    const path = `/api/liff/otp-challenges/${challenge.id}/verification`;
    const outcome = await this.asks('verification', 'POST', path, { code }, headers);
    if (outcome.outcome !== 'bound') throw new Error(`outcome ${outcome.outcome}`);
    const debt = this.owes(lineUserId);
    if (person.answer === 'push')
      await this.asks('push', 'POST', '/api/liff/push-answer', undefined, headers);
    else await this.writes(lineUserId, outcome.answer.triggerText);
    debt.answer = person.answer;
  }

  /** Opens the page in LINE; the headers of what follows. */
  async opens(lineUserId, liffId) {
    const { idToken } = await this.installation.control('POST', '/api/id-tokens', { lineUserId, liffId });
    const { token } = await this.asks('session', 'POST', '/api/liff/sessions', { liffId, idToken });
    this.remembers(idToken, token);
    return { authorization: `Bearer ${token}` };
  }

  /** Notes somebody who gets one message at most; `answer` says by what, once it is promised. */
  owes(lineUserId) {
    const debt = { lineUserId, answer: null };
    this.owed.push(debt);
    return debt;
  }

  async writes(lineUserId, text) {
    const [{ key }] = this.installation.world.brands;
    const began = performance.now();
    const path = `/api/users/${lineUserId}/messages`;
    const { webhook } = await this.installation.control('POST', path, { text, channel: key });
    this.webhooks.push({ step: 'webhook', status: webhook?.status ?? 0, began, ms: webhook?.ms ?? 0 });
  }

  remembers(...secrets) {
    for (const secret of secrets) this.secrets.add(secret);
  }

  async #code(phone) {
    const deadline = performance.now() + 90_000;
    while (performance.now() < deadline) {
      const { items } = await this.installation.control('GET', `/api/sms?to=${phone}`);
      if (items[0]?.code) return items[0].code;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw new Error('no SMS within 90 s');
  }

  async asks(step, method, path, body, headers = {}) {
    const began = performance.now();
    let status = 0;
    try {
      const response = await fetch(`${this.installation.proxy.url}${path}`, {
        method,
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(deadlineMs + 10_000),
      });
      status = response.status;
      const text = await response.text();
      if (!response.ok) throw new Error(`${step} ${status} ${/"code":"([^"]+)"/.exec(text)?.[1] ?? ''}`);
      return text ? JSON.parse(text) : {};
    } finally {
      this.requests.push({ step, status, began, ms: performance.now() - began });
    }
  }
}
