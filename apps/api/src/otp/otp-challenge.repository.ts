import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { OtpChallengeEntity, type ChallengeOutcome, type ChallengeState } from './otp-challenge.entity.js';
import {
  guardRow,
  type GuardKeys,
  type GuardKind,
  type GuardRow,
  type GuardRows,
} from './otp-guard.repository.js';
import { otpPolicy } from './otp-policy.js';
import { PrefixBlockEntity } from './prefix-block.entity.js';

/** Whose challenge: one of another channel or LINE user is never found. */
export type ChallengeOwner = { channelId: string; lineUserId: string };

export type PrefixConversion = { teamId: string; prefix: string; sends: number; verified: number };

/** What has to be known before a send. */
export type SendFacts = {
  /** sends of this address in the last hour, counted up to the limit */
  addressSends: number;
  prefixBlockedUntil: number;
  openChallengeId: string | null;
  guards: GuardRows;
};

const guardKinds = ['phone', 'user', 'pair'] as const;
const guardColumns = (kind: GuardKind): string =>
  `(SELECT version FROM otp_guards WHERE \`key\` = ?) AS ${kind}_version,
   (SELECT state FROM otp_guards WHERE \`key\` = ?) AS ${kind}_state`;

/** The only place that talks to otp_challenges and otp_prefix_blocks. */
@Injectable()
export class OtpChallengeRepository {
  constructor(private readonly cipher: Cipher) {}

  /** Everything a send is decided by, in one statement. */
  async readSendFacts(
    db: EntityManager,
    owner: ChallengeOwner & { teamId: string },
    send: { addressKey: string; addressLimit: number; prefix: string; guardKeys: GuardKeys; now: number },
  ): Promise<SendFacts> {
    const { guardKeys } = send;
    const [row = {}]: Record<string, string | number | null>[] = await db.query(
      `SELECT
        (SELECT COUNT(*) FROM (SELECT 1 AS one FROM otp_challenges
          WHERE address_key = ? AND created_at > ? LIMIT ?) counted) AS address_sends,
        (SELECT blocked_until FROM otp_prefix_blocks WHERE team_id = ? AND prefix = ?) AS blocked_until,
        (SELECT id FROM otp_challenges WHERE channel_id = ? AND line_user_id = ?
          AND state IN ('open', 'proven') ORDER BY created_at DESC LIMIT 1) AS open_id,
        ${guardKinds.map(guardColumns).join(', ')}`,
      [
        send.addressKey,
        send.now - 3_600_000,
        send.addressLimit,
        owner.teamId,
        send.prefix,
        owner.channelId,
        owner.lineUserId,
        ...guardKinds.flatMap((kind) => [guardKeys[kind], guardKeys[kind]]),
      ],
    );
    const guard = (kind: GuardKind): GuardRow => {
      const state = row[`${kind}_state`];
      const version = Number(row[`${kind}_version`] ?? 0);
      return guardRow(kind, guardKeys[kind], typeof state === 'string' ? { version, state } : null);
    };
    return {
      addressSends: Number(row['address_sends'] ?? 0),
      prefixBlockedUntil: Number(row['blocked_until'] ?? 0),
      openChallengeId: row['open_id'] ? String(row['open_id']) : null,
      guards: { phone: guard('phone'), user: guard('user'), pair: guard('pair') },
    };
  }

  async insert(
    tx: EntityManager,
    challenge: Omit<OtpChallengeEntity, 'phoneSealed'>,
    e164: string,
  ): Promise<void> {
    const phoneSealed = this.cipher.seal(e164, this.place(challenge));
    await insertRows(tx, OtpChallengeEntity, [{ ...challenge, phoneSealed }]);
  }

  /** A new code ends the old one. */
  async replace(tx: EntityManager, id: string): Promise<void> {
    await tx.update(OtpChallengeEntity, { id }, { state: 'replaced' });
  }

  /**
   * Takes one of the three tries, before anything is compared. One conditional UPDATE: parallel callers can not buy
   * a fourth.
   */
  async takeTry(db: EntityManager, id: string, owner: ChallengeOwner, now: number): Promise<boolean> {
    const taken = await execute(
      db,
      `UPDATE otp_challenges SET attempts = attempts + 1 WHERE id = ? AND channel_id = ? AND line_user_id = ?
        AND state = 'open' AND attempts < ? AND expires_at > ?`,
      [id, owner.channelId, owner.lineUserId, otpPolicy.triesPerCode, now],
    );
    return taken === 1;
  }

  async find(db: EntityManager, id: string, owner: ChallengeOwner): Promise<OtpChallengeEntity | null> {
    const [found] = await selectRows(
      db,
      OtpChallengeEntity,
      'id = ? AND channel_id = ? AND line_user_id = ?',
      [id, owner.channelId, owner.lineUserId],
    );
    return found ?? null;
  }

  /** The challenge to go on with after a reload, if one is alive. */
  async findAlive(db: EntityManager, owner: ChallengeOwner, now: number): Promise<OtpChallengeEntity | null> {
    const newest = await db.findOne(OtpChallengeEntity, {
      where: { channelId: owner.channelId, lineUserId: owner.lineUserId },
      order: { createdAt: 'DESC' },
    });
    if (!newest) return null;
    if (newest.state === 'open') return newest.expiresAt > now ? newest : null;
    return newest.state === 'proven' && (newest.provenUntil ?? 0) > now ? newest : null;
  }

  /** From `from` to consumed, or open to proven; false when somebody else was first. */
  async move(
    tx: EntityManager,
    id: string,
    from: ChallengeState,
    to: 'consumed' | 'proven',
    outcome: ChallengeOutcome,
    provenUntil: number | null = null,
  ): Promise<boolean> {
    const moved = await execute(
      tx,
      `UPDATE otp_challenges SET state = ?, outcome = ?, proven_until = COALESCE(?, proven_until)
        WHERE id = ? AND state = ?`,
      [to, outcome, provenUntil, id, from],
    );
    return moved === 1;
  }

  openPhone(challenge: Pick<OtpChallengeEntity, 'id' | 'teamId' | 'phoneSealed'>): string {
    return this.cipher.open(challenge.phoneSealed, this.place(challenge));
  }

  /** Codes of the running window, sent and verified, by team and prefix. */
  async listConversions(db: EntityManager, now: number): Promise<PrefixConversion[]> {
    const rows: { team_id: string; prefix: string; sends: string; verified: string }[] = await db
      .createQueryBuilder(OtpChallengeEntity, 'c')
      .select('c.team_id', 'team_id')
      .addSelect('c.prefix', 'prefix')
      .addSelect('COUNT(*)', 'sends')
      .addSelect("SUM(CASE WHEN c.state IN ('proven', 'consumed') THEN 1 ELSE 0 END)", 'verified')
      // What was made since then expires after it, too: so the index on the expiry narrows it down.
      .where('c.expires_at > :since AND c.created_at > :since', { since: now - otpPolicy.prefixWindowMs })
      .groupBy('c.team_id')
      .addGroupBy('c.prefix')
      .getRawMany();
    return rows.map(({ team_id: teamId, prefix, sends, verified }) => ({
      teamId,
      prefix,
      sends: Number(sends),
      verified: Number(verified),
    }));
  }

  async blockPrefix(tx: EntityManager, teamId: string, prefix: string, blockedUntil: number): Promise<void> {
    await tx.upsert(PrefixBlockEntity, { teamId, prefix, blockedUntil }, ['teamId', 'prefix']);
  }

  private place(challenge: { id: string; teamId: string }) {
    return { teamId: challenge.teamId, table: 'otp_challenges', column: 'phone', rowId: challenge.id };
  }
}
