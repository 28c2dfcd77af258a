import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const file = path.join(process.env.E2E_DATA ?? '', 'clock');

/** The product lives this much ahead from now on; it looks twice a second. */
export async function liveAhead(ms: number): Promise<void> {
  writeFileSync(file, String(ms));
  await pause(600);
}
