/** Workers that die over deliveries, and what they leave behind. */
import { recordedTries } from './evidence.mjs';

const gatherMs = 3000;
const enough = 3;

/** Every try that some worker has under way: `id:attempt`. */
async function underWay({ mariadb }) {
  const rows = await mariadb.rows(
    `SELECT id, attempts FROM deliveries
      WHERE state = 'queued' AND lease_until > UNIX_TIMESTAMP(NOW(3)) * 1000`,
  );
  return rows.map(({ id, attempts }) => `${id}:${attempts}`);
}

/** Waits until some are under way that are not `known`: those of workers that are dead already. */
async function gathered(installation, known) {
  const deadline = performance.now() + gatherMs;
  for (;;) {
    const held = (await underWay(installation)).filter((id) => !known.has(id));
    if (held.length >= enough || performance.now() > deadline) return held;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * A worker dies over what LINE and the gateway are about to take, then over what they have taken; again and again,
 * one worker after the other. Tells of every kill which tries were under way in either worker.
 */
export async function killWorkers(installation, loops) {
  const kills = [];
  const known = new Set();
  let starting = Promise.resolve();
  for (let loop = 0; loop < loops; loop += 1) {
    const kind = loop % 2 === 0 ? 'slow' : 'accept-then-hang';
    const name = `worker ${1 + ((loop >> 1) % 2)}`;
    await starting;
    for (const [service, operation] of [
      ['line', 'push'],
      ['sms', 'send'],
    ]) {
      await installation.control('PUT', '/api/faults', { service, operation, kind, delayMs: 4000 });
    }
    const held = await gathered(installation, known);
    await installation.kill(name);
    for (const id of held) known.add(id);
    kills.push({ kind, name, held });
    await installation.control('DELETE', '/api/faults');
    starting = installation.launch(name);
  }
  await starting;
  return kills;
}

/** Of every kill, the tries that nobody ever put on record: the dead worker had them. */
export function orphansOf(installation, kills) {
  const recorded = recordedTries(installation);
  return kills.map(({ kind, held }) => ({ kind, ids: held.filter((id) => !recorded.has(id)) }));
}
