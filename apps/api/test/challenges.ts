import { maskPhone } from '@tieline/contracts';
import { Cipher } from '../src/database/cipher.js';
import { newId } from '../src/database/ids.js';
import { Transactions } from '../src/database/transactions.js';
import { OtpChallengeRepository } from '../src/otp/otp-challenge.repository.js';
import { codeKeyPurpose, codeOf, newSeed } from '../src/otp/otp-code.js';
import { prefixOf } from '../src/otp/phone-number.js';
import type { Customer } from './customer.js';
import type { TestApp } from './test-app.js';

export type SeededCode = { id: string; code: string };

/**
 * A code that was sent, without the limits of sending: for tests in which a hundred people stand at the same point.
 * The customer enters it with `customer.enters(code)`.
 */
export async function seedCode(app: TestApp, customer: Customer, e164: string): Promise<SeededCode> {
  const cipher = app.get(Cipher);
  const id = newId();
  const [channel] = await app.rows<{ id: string; team_id: string }>(
    'SELECT id, team_id FROM channels WHERE liff_id = ?',
    [customer.identity.liffId],
  );
  const { id: channelId = '', team_id: teamId = '' } = channel ?? {};
  const now = app.now();
  const seed = newSeed();
  const phoneIndex = cipher.index(teamId, 'phone', e164);
  const binding = { challengeId: id, channelId, lineUserId: customer.lineUserId, phoneIndex };
  const challenge = {
    id,
    teamId,
    channelId,
    lineUserId: customer.lineUserId,
    phoneIndex,
    maskedPhone: maskPhone(e164),
    prefix: prefixOf(e164),
    seed,
    addressKey: cipher.index('', 'address', customer.lineUserId),
    state: 'open' as const,
    attempts: 0,
    sends: 1,
    consentVersion: null,
    source: null,
    outcome: null,
    createdAt: now,
    expiresAt: now + 180_000,
    resendAt: now + 60_000,
    provenUntil: null,
  };
  await app.get(Transactions).run((tx) => app.get(OtpChallengeRepository).insert(tx, challenge, e164));
  customer.challengeId = id;
  return { id, code: codeOf(cipher.deriveKey(codeKeyPurpose), seed, binding) };
}

/** A signed-in customer who only has to enter his code. */
export async function customerWithCode(
  app: TestApp,
  e164: string,
  customer: Customer = app.customer(),
): Promise<{ customer: Customer; code: string }> {
  if (!customer.session) await customer.opens();
  const { code } = await seedCode(app, customer, e164);
  return { customer, code };
}

/** How often each outcome (or error code) came. */
export function tally(answers: readonly { body: object }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of answers) {
    const { outcome, code } = body as { outcome?: string; code?: string };
    const key = outcome ?? code ?? 'nothing';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
