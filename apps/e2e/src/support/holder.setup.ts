import { bindByHttp } from './bind-by-http.js';
import { sandbox } from './sandbox.js';

/** SMS to one number have to lie a minute apart; this one goes out first, its test comes last. */
export const contestedNumber = '0900-000-004';
export const pauseMs = 61_000;

export const holderBoundAt = () => Number(process.env.E2E_HOLDER_BOUND_AT);

/** Before the first test: the holder of 0900-000-004 binds. */
export default async function bindHolder(): Promise<void> {
  await bindByHttp(await sandbox.personaId('holder'), contestedNumber);
  process.env.E2E_HOLDER_BOUND_AT = String(Date.now());
}
