import { Injectable } from '@nestjs/common';
import type { BindingSettingsContent, Locale } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { isDuplicateKey } from '../database/database-errors.js';
import { insertRows } from '../database/statements.js';
import type { KnownChallenge, KnownContact, LiffChannel } from '../http/request-context.js';
import { LiffSessionEntity } from './liff-session.entity.js';

export const liffSessionMs = 30 * 60_000;

export type StoredLiffSession = {
  channel: LiffChannel;
  contact: KnownContact | null;
  challenge: KnownChallenge | null;
  bound: boolean;
  lineUserId: string;
  lineName: string | null;
  linePicture: string | null;
  locale: Locale;
  source: string | null;
};

type Row = Record<string, string | number | null>;

const channelColumns = `c.id AS channel_id, c.team_id, c.basic_id, c.liff_id, b.enabled, b.content,
  c.name AS channel_name, t.name AS team_name, t.avatar_id, t.sms_sender_name`;
const channelJoins = `JOIN binding_settings b ON b.channel_id = c.id JOIN teams t ON t.id = c.team_id`;

/** Of the code that the address names; one of another channel or LINE user is never found. */
const challengeColumns = `o.id AS o_id, o.phone_sealed, o.phone_index, o.masked_phone, o.seed, o.state, o.attempts,
  o.sends, o.consent_version, o.proven_until`;
const challengeJoin = `LEFT JOIN otp_challenges o
  ON o.id = ? AND o.channel_id = s.channel_id AND o.line_user_id = s.line_user_id`;

const text = (value: string | number | null | undefined): string => String(value ?? '');
const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function toChannel(row: Row): LiffChannel {
  return {
    id: text(row['channel_id']),
    teamId: text(row['team_id']),
    basicId: textOrNull(row['basic_id']),
    liffId: text(row['liff_id']),
    enabled: Number(row['enabled']) === 1,
    settings: JSON.parse(text(row['content'])) as BindingSettingsContent,
    name: text(row['channel_name']),
    teamName: text(row['team_name']),
    teamAvatarId: textOrNull(row['avatar_id']),
    smsSenderName: text(row['sms_sender_name']),
  };
}

function toContact(row: Row): KnownContact | null {
  const id = textOrNull(row['contact_id']);
  const firstBoundAt = row['first_bound_at'];
  return id ? { id, firstBoundAt: firstBoundAt ? Number(firstBoundAt) : null } : null;
}

function toChallenge(row: Row): KnownChallenge | null {
  const id = textOrNull(row['o_id']);
  const provenUntil = row['proven_until'];
  if (!id) return null;
  return {
    id,
    teamId: text(row['team_id']),
    phoneSealed: text(row['phone_sealed']),
    phoneIndex: text(row['phone_index']),
    maskedPhone: text(row['masked_phone']),
    seed: text(row['seed']),
    state: text(row['state']),
    attempts: Number(row['attempts']),
    sends: Number(row['sends']),
    consentVersion: textOrNull(row['consent_version']),
    provenUntil: provenUntil ? Number(provenUntil) : null,
  };
}

/**
 * LIFF sessions and the channel they belong to. The join reads the switch and the settings anew on every request: a
 * channel that is switched off is off at once, in every process.
 */
@Injectable()
export class LiffSessionRepository {
  async findChannel(db: EntityManager, liffId: string): Promise<LiffChannel | null> {
    const rows: Row[] = await db.query(
      `SELECT ${channelColumns} FROM channels c ${channelJoins} WHERE c.liff_id = ?`,
      [liffId],
    );
    return rows[0] ? toChannel(rows[0]) : null;
  }

  /** The channel as its page knows it, for what staff do in its place. */
  async findChannelById(db: EntityManager, teamId: string, id: string): Promise<LiffChannel | null> {
    const rows: Row[] = await db.query(
      `SELECT ${channelColumns} FROM channels c ${channelJoins} WHERE c.id = ? AND c.team_id = ?`,
      [id, teamId],
    );
    return rows[0] ? toChannel(rows[0]) : null;
  }

  /** The channel, and whether this LINE user is neither bound nor has a challenge: one statement. */
  async findChannelFor(
    db: EntityManager,
    liffId: string,
    lineUserId: string,
  ): Promise<{ channel: LiffChannel; bound: boolean; fresh: boolean } | null> {
    const rows: Row[] = await db.query(
      `SELECT ${channelColumns},
          (SELECT CASE WHEN verify_again_at IS NULL THEN 'sure' ELSE 'in doubt' END FROM bindings
            WHERE channel_id = c.id AND active_line_user_id = ?) AS binding,
          (SELECT id FROM otp_challenges WHERE channel_id = c.id AND line_user_id = ?
            AND state IN ('open', 'proven') ORDER BY created_at DESC LIMIT 1) AS challenge_id
        FROM channels c ${channelJoins} WHERE c.liff_id = ?`,
      [lineUserId, lineUserId, liffId],
    );
    const [row] = rows;
    if (!row) return null;
    const nothing = !row['binding'] && !row['challenge_id'];
    return { channel: toChannel(row), bound: row['binding'] === 'sure', fresh: nothing };
  }

  /** With the challenge that the address names, if it names one: proving a code reads nothing more. */
  async find(
    db: EntityManager,
    tokenHash: string,
    challengeId: string | null,
    now: number,
  ): Promise<StoredLiffSession | null> {
    const rows: Row[] = await db.query(
      `SELECT s.line_user_id, s.line_name, s.line_picture, s.locale, s.source, ${channelColumns},
          k.id AS contact_id, k.first_bound_at, ${challengeId ? `${challengeColumns},` : ''}
          (SELECT id FROM bindings WHERE channel_id = s.channel_id AND active_line_user_id = s.line_user_id
            AND verify_again_at IS NULL) AS binding_id
        FROM liff_sessions s JOIN channels c ON c.id = s.channel_id ${channelJoins}
        LEFT JOIN contacts k ON k.channel_id = s.channel_id AND k.line_user_id = s.line_user_id
        ${challengeId ? challengeJoin : ''}
        WHERE s.token_hash = ? AND s.expires_at > ?`,
      challengeId ? [challengeId, tokenHash, now] : [tokenHash, now],
    );
    const [row] = rows;
    if (!row) return null;
    return {
      channel: toChannel(row),
      contact: toContact(row),
      challenge: toChallenge(row),
      bound: Boolean(row['binding_id']),
      lineUserId: text(row['line_user_id']),
      lineName: textOrNull(row['line_name']),
      linePicture: textOrNull(row['line_picture']),
      locale: row['locale'] === 'en' ? 'en' : 'zh-TW',
      source: textOrNull(row['source']),
    };
  }

  /** False when the ID token was exchanged before. */
  async insert(db: EntityManager, session: LiffSessionEntity): Promise<boolean> {
    try {
      await insertRows(db, LiffSessionEntity, [session]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async end(db: EntityManager, tokenHash: string, now: number): Promise<void> {
    await db.update(LiffSessionEntity, { tokenHash }, { expiresAt: now });
  }
}
