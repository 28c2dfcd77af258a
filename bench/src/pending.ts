import { randomBytes, randomInt } from 'node:crypto';
import type { Arm } from './arms.js';
import type { MariaDb } from './mariadb.js';
import { newId } from './straight/setup.js';

const batch = 1000;

/** Codes that wait to be typed: open challenges of the last minutes, and the counters of their numbers. */
export async function addPendingCodes(mariadb: MariaDb, arm: Arm, count: number): Promise<void> {
  const { database, brand } = arm;
  const [channel] = await mariadb.rows<{ team_id: string }>(
    `SELECT team_id FROM ${database}.channels WHERE id = ?`,
    [brand.productChannelId],
  );
  const hex = (bytes = 32) => randomBytes(bytes).toString('hex');
  for (let done = 0; done < count; done += batch) {
    const challenges = Array.from({ length: batch }, () => {
      const sentAt = Date.now() - randomInt(60_000);
      // Prefixes that the measured numbers do not have: so many sends without a proof switch theirs off.
      return {
        id: newId(),
        team_id: channel?.team_id,
        channel_id: brand.productChannelId,
        line_user_id: `U${randomBytes(16).toString('hex')}`,
        phone_sealed: randomBytes(40).toString('base64url'),
        phone_index: hex(),
        masked_phone: '+88698***000',
        prefix: `+88698${randomInt(10)}`,
        seed: hex(),
        address_key: hex(16),
        state: 'open',
        attempts: 0,
        sends: 1,
        created_at: sentAt,
        expires_at: sentAt + 3_600_000,
        resend_at: sentAt + 60_000,
      };
    });
    await mariadb.insert(`${database}.otp_challenges`, challenges);
    const guards = challenges.map(({ team_id, created_at }) => ({
      key: hex(16),
      team_id,
      kind: 'phone',
      version: 1,
      state: JSON.stringify({ sends: [created_at], series: 1, failures: [], failuresInARow: 0, phones: [] }),
      updated_at: created_at,
    }));
    await mariadb.insert(`${database}.otp_guards`, guards);
  }
  await mariadb.run(`ANALYZE TABLE ${database}.otp_challenges, ${database}.otp_guards`);
  await mariadb.writeOut();
}
