import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { insertRows } from '../database/statements.js';
import { MemberLinkSecretEntity } from './member-link-secret.entity.js';
import { MemberLinkUseEntity } from './member-link-use.entity.js';

export type ChannelRef = { teamId: string; channelId: string };

/** The previous secret keeps the place of the current one, so that a rotation only moves it. */
const placeOf = ({ teamId, channelId }: ChannelRef): SealPlace => ({
  teamId,
  table: 'member_link_secrets',
  column: 'secret',
  rowId: channelId,
});

@Injectable()
export class MemberLinkRepository {
  constructor(private readonly cipher: Cipher) {}

  find(db: EntityManager, { teamId, channelId }: ChannelRef): Promise<MemberLinkSecretEntity | null> {
    return db.findOneBy(MemberLinkSecretEntity, { teamId, channelId });
  }

  /** Secrets that links may be signed with now, the current one first. */
  async liveSecrets(db: EntityManager, ref: ChannelRef, now: number): Promise<string[]> {
    const row = await this.find(db, ref);
    if (!row) return [];
    const previous = row.previousSealed && (row.previousUntil ?? 0) > now ? [row.previousSealed] : [];
    return [row.secretSealed, ...previous].map((sealed) => this.cipher.open(sealed, placeOf(ref)));
  }

  endingOf(row: MemberLinkSecretEntity): string {
    return this.cipher.open(row.secretSealed, placeOf(row)).slice(-4);
  }

  /** Puts a secret in the place of the one that stands; that one stays good until `previousUntil`. */
  async put(
    tx: EntityManager,
    ref: ChannelRef,
    { secret, now, previousUntil }: { secret: string; now: number; previousUntil: number | null },
  ): Promise<void> {
    const before = await this.find(tx, ref);
    const keeps = previousUntil !== null && before !== null;
    await tx.save(MemberLinkSecretEntity, {
      ...ref,
      secretSealed: this.cipher.seal(secret, placeOf(ref)),
      previousSealed: keeps ? before.secretSealed : null,
      previousUntil: keeps ? previousUntil : null,
      createdAt: now,
    });
  }

  async remove(tx: EntityManager, { teamId, channelId }: ChannelRef): Promise<boolean> {
    return (await tx.delete(MemberLinkSecretEntity, { teamId, channelId })).affected === 1;
  }

  isUsed(db: EntityManager, ref: ChannelRef, jti: string): Promise<boolean> {
    return db.existsBy(MemberLinkUseEntity, { useKey: useKey(ref, jti) });
  }

  /** False for everybody but the first, in the transaction that acts on the link. */
  async use(
    tx: EntityManager,
    ref: ChannelRef,
    link: { jti: string; exp: number },
    now: number,
  ): Promise<boolean> {
    const row = { useKey: useKey(ref, link.jti), ...ref, usedAt: now, expiresAt: link.exp * 1000 };
    return (await insertRows(tx, MemberLinkUseEntity, [row], { ignoreDuplicates: true })) === 1;
  }
}

const useKey = ({ channelId }: ChannelRef, jti: string): string =>
  createHash('sha256').update(`${channelId}|${jti}`).digest('hex');
