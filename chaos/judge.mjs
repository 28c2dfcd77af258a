/** What has to hold after a fault, whatever it was. The sandbox's own books are the evidence. */
import { deadlineMs } from './people.mjs';

const drainMs = 120_000;
const unharmedMs = 2000;

/** Milliseconds until nothing waits any more. @throws after two minutes, with what is left */
export async function drain({ mariadb }) {
  const began = performance.now();
  for (;;) {
    const left = await mariadb.rows(
      `SELECT 'delivery' AS what, kind, COUNT(*) AS n, MAX(reason) AS reason FROM deliveries WHERE state = 'queued'
        GROUP BY kind
        UNION ALL SELECT 'event', type, COUNT(*), NULL FROM webhook_events WHERE state = 'open' GROUP BY type
        UNION ALL SELECT 'contact event', kind, COUNT(*), NULL FROM contact_events GROUP BY kind
        UNION ALL SELECT 'journey', state, COUNT(*), NULL FROM journey_entries WHERE state = 'running' GROUP BY state`,
    );
    if (left.length === 0) return Math.round(performance.now() - began);
    if (performance.now() - began > drainMs) throw new Error(`a backlog stays: ${JSON.stringify(left)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The books of everybody against each other, when nothing waits any more; what did not hold, as text. */
export async function judge(installation, people) {
  const found = [
    ...(await ledgerAddsUp(installation)),
    ...(await messagesArrivedOnce(installation, people)),
    ...(await smsWentOutOnce(installation)),
    ...installation.surprises.splice(0),
  ];
  people.owed = [];
  return found;
}

/**
 * What a fault may not do to those who ask meanwhile. `mayCut`: it ended the process that was answering. `unharmed`:
 * nobody may notice it.
 */
export function requestsEnded({ requests, webhooks, all }, { mayCut = false, unharmed = false }) {
  const allowed = (status) =>
    unharmed
      ? status >= 200 && status < 500
      : (status >= 200 && status < 500) || status === 503 || (mayCut && [0, 502].includes(status));
  const wrong = requests.filter(({ status, ms }) => !allowed(status) || ms > deadlineMs);
  // LINE waits two seconds for an answer and comes again: only a fault that nobody may notice must not let that happen.
  wrong.push(...webhooks.filter(({ status }) => !allowed(status) && (unharmed || status !== 0)));
  const found =
    wrong.length === 0
      ? []
      : [`${wrong.length} requests ended wrongly: ${JSON.stringify(wrong.slice(0, 3))}`];
  const p99 = quantile(all, 0.99);
  if (unharmed && p99 > unharmedMs)
    found.push(`the slowest hundredth of all answers took ${p99} ms and more`);
  return found;
}

export function quantile(requests, part) {
  const times = requests.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
}

async function ledgerAddsUp({ mariadb }) {
  const found = [];
  const purses = await mariadb.rows(
    `SELECT a.balance, (SELECT SUM(amount) FROM sms_ledger l WHERE l.team_id = a.team_id) AS entries
      FROM sms_accounts a WHERE a.balance IS NOT NULL`,
  );
  for (const { balance, entries } of purses) {
    if (Number(balance) !== Number(entries)) found.push(`balance ${balance}, entries ${entries}`);
  }
  const twice = await mariadb.rows(
    'SELECT delivery_id, kind, COUNT(*) AS n FROM sms_ledger WHERE delivery_id IS NOT NULL GROUP BY 1, 2 HAVING n > 1',
  );
  if (twice.length > 0) found.push(`${twice.length} SMS charged or refunded twice`);
  const unpaid = await mariadb.rows(
    `SELECT COUNT(*) AS n FROM deliveries d WHERE d.kind = 'sms.otp' AND NOT EXISTS
      (SELECT 1 FROM sms_ledger l WHERE l.team_id = d.team_id AND l.reference = CONCAT('charge:', d.id))`,
  );
  if (Number(unpaid[0].n) > 0) found.push(`${unpaid[0].n} SMS without a charge`);
  return found;
}

/** Whom a push was promised has one message in the chat, no more and no fewer; a reply may be lost, never doubled. */
async function messagesArrivedOnce(installation, { owed }) {
  const { key } = installation.world.brands[0];
  const without = { push: [], reply: [] };
  let doubled = 0;
  for (const { lineUserId, answer } of owed) {
    const { messages } = await installation.control('GET', `/api/chats/${lineUserId}?channel=${key}`);
    const got = messages.filter(({ from }) => from === 'brand').length;
    if (got > 1) doubled += 1;
    if (got === 0 && answer !== null) without[answer].push(lineUserId);
  }
  const problems = [];
  if (without.push.length > 0) problems.push(`${without.push.length} promised pushes did not arrive`);
  if (doubled > 0) problems.push(`${doubled} people got two messages`);
  // LINE takes a reply token once and for a minute: what is lost has to be on record with its reason.
  const ids = without.reply.map((id) => `'${id}'`).join();
  const lost = ids
    ? await installation.mariadb.rows(
        `SELECT DISTINCT line_user_id FROM deliveries WHERE kind = 'line.reply' AND state IN ('failed', 'unknown')
          AND reason IS NOT NULL AND line_user_id IN (${ids})`,
      )
    : [];
  const silent = without.reply.length - lost.length;
  if (silent > 0) problems.push(`${silent} people got no reply, and no record says why`);
  return problems;
}

/** Accepted set = expected set: what the gateway took is what we say it took. */
async function smsWentOutOnce(installation) {
  const rows = await installation.mariadb.rows("SELECT id, state FROM deliveries WHERE kind = 'sms.otp'");
  const { items } = await installation.control('GET', '/api/journal?service=sms&operation=send&limit=20000');
  const taken = new Map();
  for (const { status, fault, body } of items) {
    if (status === 201 || fault === 'accept-then-hang') taken.set(body.id, (taken.get(body.id) ?? 0) + 1);
  }
  const problems = [];
  const doubled = [...taken.values()].filter((times) => times > 1).length;
  if (doubled > 0) problems.push(`${doubled} SMS were handed over twice`);
  for (const state of ['delivered', 'failed']) {
    const wanted = state === 'delivered';
    const doubtful = rows.filter((row) => row.state === state && taken.has(row.id) !== wanted);
    // A call whose caller died is not in the journal as answered: the gateway's own book has the last word.
    const real = await Promise.all(doubtful.map(({ id }) => gatewayHas(installation, id)));
    const wrong = real.filter((has) => has !== wanted).length;
    if (wrong > 0) problems.push(`${wrong} SMS are on record as ${state} and were not`);
  }
  const known = new Set(rows.map(({ id }) => id));
  const strange = [...taken.keys()].filter((id) => !known.has(id)).length;
  if (strange > 0) problems.push(`${strange} SMS went out that nobody knows of`);
  return problems;
}

async function gatewayHas({ world }, id) {
  const response = await fetch(`${world.productEnvironment.SMS_SANDBOX_BASE_URL}/messages/${id}`, {
    headers: { authorization: `Bearer ${world.sms.token}` },
  });
  await response.arrayBuffer();
  return response.status === 200;
}
