/**
 * Drives the main journey over HTTP only, as phones do: sandbox control API, LIFF API, webhook.
 *   npm run journey -- [--count N] [--concurrency C] [--phone 0900-000-001]
 * One JSON line a step (or a person, with --count), and a last line. Exit code 1 on any other end than bound and
 * answered.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

function end(message) {
  console.error(message);
  process.exit(1);
}

function options() {
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    return end(
      `${error.message}\nUsage: npm run journey -- [--count N] [--concurrency C] [--phone 0900-000-001]`,
    );
  }
}

/** @param {'count' | 'concurrency'} name */
function positive(name) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  return end(`--${name} takes a whole number above 0, not "${values[name]}".`);
}

const known = {
  count: { type: 'string', default: '1' },
  concurrency: { type: 'string', default: '1' },
  phone: { type: 'string' },
  product: {
    type: 'string',
    default: process.env.PRODUCT_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
  },
  sandbox: {
    type: 'string',
    default: process.env.SANDBOX_URL ?? `http://localhost:${process.env.SANDBOX_PORT ?? 3100}`,
  },
};
const values = options();
const count = positive('count');
const concurrency = positive('concurrency');
const deadlineMs = 15_000;

async function call(base, method, path, body, headers = {}) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(deadlineMs),
  }).catch((error) => {
    throw new Error(
      `${method} ${base}${path}: ${error.cause?.message || error.cause?.code || error.message}`,
    );
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : {};
}
const product = (method, path, body, token) =>
  call(values.product, method, path, body, token ? { authorization: `Bearer ${token}` } : {});
const sandbox = (method, path, body) => call(values.sandbox, method, path, body);

async function until(what, look) {
  const deadline = Date.now() + deadlineMs;
  for (let wait = 5; Date.now() < deadline; wait = Math.min(200, wait * 1.5)) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Error(`${what} did not come within ${deadlineMs} ms`);
}

/** A person nobody has seen, with a number that the pretend shop has a member for. */
function freshPerson() {
  return {
    lineUserId: `U${randomBytes(16).toString('hex')}`,
    phone: values.phone ?? `0911${String(randomInt(1_000_000)).padStart(6, '0')}`,
  };
}

async function journey(world, onStep) {
  const { lineUserId, phone } = freshPerson();
  const [{ liffId }] = world.brands;
  const started = performance.now();
  let last = started;
  const step = (name, more = {}) => {
    const now = performance.now();
    onStep({ step: name, ms: Math.round(now - last), ...more });
    last = now;
  };

  const { idToken } = await sandbox('POST', '/api/id-tokens', { lineUserId, liffId });
  step('id token');
  const session = await product('POST', '/api/liff/sessions', { liffId, idToken });
  step('session', { bound: session.bound !== null });
  const challenge = await product(
    'POST',
    '/api/liff/otp-challenges',
    { phone, country: 'TW' },
    session.token,
  );
  step('code sent', { to: challenge.maskedPhone });
  const code = await until('the SMS', async () => {
    const { items } = await sandbox('GET', `/api/sms?to=${encodeURIComponent(phone)}`);
    return items[0]?.code;
  });
  step('sms received');
  const path = `/api/liff/otp-challenges/${challenge.id}/verification`;
  const outcome = await product('POST', path, { code }, session.token);
  step('verified', { outcome: outcome.outcome });
  if (outcome.outcome !== 'bound') throw new Error(`outcome ${outcome.outcome}`);
  const { triggerText } = outcome.answer;
  await sandbox('POST', `/api/users/${lineUserId}/messages`, {
    text: triggerText,
    channel: world.brands[0].key,
  });
  step('trigger text sent');
  const reply = await until('the reply', async () => {
    const { messages } = await sandbox('GET', `/api/chats/${lineUserId}?channel=${world.brands[0].key}`);
    return messages.find((message) => message.from === 'brand');
  });
  step('reply', { cost: reply.cost });
  return { bound: true, reply: reply.text, ms: Math.round(performance.now() - started) };
}

async function main() {
  const world = await sandbox('GET', '/api/world');
  if (count === 1) {
    const result = await journey(world, (line) => console.log(JSON.stringify(line)));
    console.log(JSON.stringify(result));
    return true;
  }
  let next = 0;
  const times = [];
  const failures = [];
  const began = performance.now();
  const lane = async () => {
    while (next < count) {
      next += 1;
      try {
        const result = await journey(world, () => undefined);
        times.push(result.ms);
        console.log(JSON.stringify(result));
      } catch (error) {
        failures.push(error.message);
        console.log(JSON.stringify({ bound: false, error: error.message }));
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  console.log(
    JSON.stringify({
      bound: failures.length === 0,
      journeys: times.length,
      failed: failures.length,
      perSecond: Math.round((times.length / seconds) * 10) / 10,
      ms: { p50: at(0.5), p99: at(0.99) },
    }),
  );
  return failures.length === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.log(JSON.stringify({ bound: false, error: error.message }));
  process.exitCode = 1;
}
