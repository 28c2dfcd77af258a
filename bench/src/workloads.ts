import { createHmac, randomUUID } from 'node:crypto';
import type { Arm } from './arms.js';
import { newPerson, type Person } from './people.js';
import type { Answer, Brand } from './sandbox.js';

/** What is done again and again. `prepare` is not timed. */
export type Workload<T> = {
  name: string;
  prepare: (arm: Arm) => Promise<T>;
  run: (arm: Arm, item: T) => Promise<void>;
};

/** One signed event a request: somebody whom nothing waits for writes a word. */
export const webhook: Workload<Person> = {
  name: 'webhook',
  prepare: async () => newPerson(),
  run: async (arm, { lineUserId }) => {
    const { brand } = arm;
    const event = {
      type: 'message',
      mode: 'active',
      timestamp: Date.now(),
      source: { type: 'user', userId: lineUserId },
      webhookEventId: randomUUID(),
      deliveryContext: { isRedelivery: false },
      replyToken: randomUUID(),
      message: { type: 'text', id: '1', text: '請問今天有營業嗎？' },
    };
    const body = Buffer.from(JSON.stringify({ destination: brand.botUserId, events: [event] }));
    const signature = createHmac('sha256', brand.messaging.channelSecret).update(body).digest('base64');
    expectOk(
      await arm.product.call('POST', `/api/line/webhook/${brand.productChannelId}`, body, {
        'x-line-signature': signature,
      }),
    );
  },
};

type SignedIn = Person & { token: string };

/** A code asked for, read from the SMS and proven, by people who have their sessions already. */
export const otp: Workload<SignedIn> = {
  name: 'otp',
  prepare: async (arm) => {
    const person = newPerson();
    const idToken = await arm.sandbox.idToken(person.lineUserId, arm.brand.liffId);
    return { ...person, token: await startSession(arm, arm.brand, person, idToken) };
  },
  run: async (arm, person) => {
    await proveNumber(arm, person);
  },
};

type WithIdToken = Person & { idToken: string };

/** From the ID token to the reply in the chat. */
export const journey = journeyOf('journey', (arm) => arm.brand);
/** The same with a match at the shop. */
export const shopJourney = journeyOf('shop journey', (arm) => arm.shopBrand);

function journeyOf(name: string, brandOf: (arm: Arm) => Brand): Workload<WithIdToken> {
  return {
    name,
    prepare: async (arm) => {
      const person = newPerson();
      return { ...person, idToken: await arm.sandbox.idToken(person.lineUserId, brandOf(arm).liffId) };
    },
    run: async (arm, person) => {
      const brand = brandOf(arm);
      const token = await startSession(arm, brand, person, person.idToken);
      const triggerText = await proveNumber(arm, { ...person, token });
      await arm.sandbox.say(person.lineUserId, brand.key, triggerText);
      await arm.sandbox.reply(person.lineUserId, brand.key);
    },
  };
}

async function startSession(arm: Arm, brand: Brand, person: Person, idToken: string): Promise<string> {
  const headers = { 'x-forwarded-for': person.address };
  const body = { liffId: brand.liffId, idToken };
  const answer = expectOk(await arm.product.call('POST', '/api/liff/sessions', body, headers));
  return (answer as { token: string }).token;
}

async function proveNumber(arm: Arm, { phone, token, address }: SignedIn): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address };
  const wanted = { phone, country: 'TW' };
  const sent = expectOk(await arm.product.call('POST', '/api/liff/otp-challenges', wanted, headers));
  const code = await arm.sms.code(phone);
  const path = `/api/liff/otp-challenges/${(sent as { id: string }).id}/verification`;
  const outcome = expectOk(await arm.product.call('POST', path, { code }, headers)) as {
    outcome: string;
    answer?: { triggerText: string };
  };
  if (outcome.outcome !== 'bound' || !outcome.answer) throw new Error(`outcome ${outcome.outcome}`);
  return outcome.answer.triggerText;
}

function expectOk({ status, body }: Answer): unknown {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
