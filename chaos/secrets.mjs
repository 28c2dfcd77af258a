/** Nothing that only the customer may know stands in logs, in Redis, or in clear in the database. */

/** The pretend shop makes its members' ids and numbers out of their phone numbers. */
const shopIds = /5ce0d084e38809\d{10}|S-\d+/g;

/** Every place that holds a secret, as text. `secrets`: whole values; `codes`: six digits that count standing alone. */
export async function leaks(installation, { secrets, codes }) {
  const places = [
    ...installation.logs().map(({ name, text }) => [`log of ${name}`, text]),
    ...(await databaseTables(installation)),
    ['Redis', await redisContent(installation)],
  ];
  return places.flatMap(([place, content]) => {
    const text = content.replaceAll(shopIds, '');
    const whole = heldIn(text, secrets);
    // Balances have six digits as well: that no row holds a code is proven by secrets-at-rest.spec.ts.
    const alone = place.startsWith('table ') ? 0 : standingAlone(text, codes);
    return whole + alone === 0 ? [] : [`${place} holds ${whole} numbers or tokens and ${alone} codes`];
  });
}

/** Letters at its end by which a secret is found: no secret is shorter, and tokens begin alike. */
const tail = 9;

/** How many of the secrets stand in the text: one pass for all of them, since the long form has tens of thousands. */
function heldIn(text, secrets) {
  const byTail = new Map();
  for (const secret of secrets) {
    const end = secret.slice(-tail);
    if (!byTail.has(end)) byTail.set(end, []);
    byTail.get(end).push(secret);
  }
  const found = new Set();
  for (let end = tail; end <= text.length; end += 1) {
    for (const secret of byTail.get(text.slice(end - tail, end)) ?? []) {
      if (text.endsWith(secret, end)) found.add(secret);
    }
  }
  return found.size;
}

/** Six digits stand inside instants, ids and hashes too. */
function standingAlone(text, codes) {
  const alone = text.match(/(?<![0-9a-f])\d{6}(?![0-9a-f])/g) ?? [];
  return new Set(alone.filter((digits) => codes.has(digits))).size;
}

async function databaseTables({ mariadb }) {
  const tables = await mariadb.rows(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const texts = [];
  for (const { name } of tables) {
    texts.push([`table ${name}`, JSON.stringify(await mariadb.rows(`SELECT * FROM \`${name}\``))]);
  }
  return texts;
}

function redisContent({ redis }) {
  return redis.ask(async (client) => {
    const read = {
      string: (key) => client.get(key),
      hash: (key) => client.hgetall(key),
      list: (key) => client.lrange(key, 0, -1),
      zset: (key) => client.zrange(key, 0, -1),
      set: (key) => client.smembers(key),
      stream: (key) => client.xrange(key, '-', '+'),
    };
    const content = [];
    for (const key of await client.keys('*')) {
      const type = await client.type(key);
      content.push(key, JSON.stringify(await read[type]?.(key)));
    }
    return content.join('\n');
  });
}
