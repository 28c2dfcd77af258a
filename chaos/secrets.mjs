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
    const whole = [...secrets].filter((secret) => text.includes(secret)).length;
    // Balances have six digits as well: that no row holds a code is proven by secrets-at-rest.spec.ts.
    const alone = place.startsWith('table ')
      ? 0
      : [...codes].filter((code) => new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`).test(text)).length;
    return whole + alone === 0 ? [] : [`${place} holds ${whole} numbers or tokens and ${alone} codes`];
  });
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
