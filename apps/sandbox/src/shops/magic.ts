import type { World } from '../world/world.js';

const hangMs = 10_000;
/** the number that times out once does so again after this long, so that a kept world can show it again */
const hangAgainMs = 15 * 60_000;

/** What a magic number does to a look-up: the status to refuse with, or null; 007 and 0914 hang once a shop. */
export async function magicTrouble(world: World, shop: string, national: string): Promise<429 | 500 | null> {
  if (national === '0900000008') return 500;
  if (national === '0900000009') return 429;
  if (national === '0900000007' || /^0914\d{6}$/.test(national)) await hangOnce(world, `${shop} ${national}`);
  return null;
}

async function hangOnce(world: World, key: string): Promise<void> {
  const now = world.now();
  if (now - (world.shopTimeouts.get(key) ?? -Infinity) < hangAgainMs) return;
  world.shopTimeouts.set(key, now);
  await new Promise<void>((resolve) => setTimeout(resolve, hangMs).unref());
}
