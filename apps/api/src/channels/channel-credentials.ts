import { Injectable } from '@nestjs/common';
import type { LineChannelCredentials } from '@tieline/line';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { channelSecretPlace } from './channel-secrets.js';
import { ChannelEntity } from './channel.entity.js';

export type ChannelIdentity = {
  id: string;
  teamId: string;
  name: string;
  basicId: string | null;
  botUserId: string | null;
  messaging: LineChannelCredentials;
  /** secrets that sign webhooks now: the current one and, during a rotation, the one before */
  webhookSecrets: string[];
  /** tells these credentials from those that are saved later */
  sealedSecret: string;
  /** LINE refuses the credentials since then */
  pausedAt: number | null;
  quotaUsedUpAt: number | null;
};

const keepMs = 10_000;
/** For whoever was about to refuse something: this young, what is kept is not read again. */
const freshMs = 1000;

/**
 * Opened credentials of channels, kept for seconds: every webhook and every message needs them. Changed secrets
 * reach other processes when the entry ages out; the previous secret stays good for longer than that. That there is no
 * such channel is not kept: it may be made at any moment.
 */
@Injectable()
export class ChannelCredentials {
  private readonly kept = new Map<string, { identity: ChannelIdentity; readAt: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  find(channelId: string): Promise<ChannelIdentity | null> {
    return this.notOlderThan(keepMs, channelId);
  }

  /** As other processes have saved it, a second ago at most. */
  findFresh(channelId: string): Promise<ChannelIdentity | null> {
    return this.notOlderThan(freshMs, channelId);
  }

  private async notOlderThan(ageMs: number, channelId: string): Promise<ChannelIdentity | null> {
    const now = this.clock.now();
    const kept = this.kept.get(channelId);
    if (kept && now - kept.readAt < ageMs) return kept.identity;
    const row = await this.transactions.once((db) => db.findOneBy(ChannelEntity, { id: channelId }));
    if (!row) {
      this.kept.delete(channelId);
      return null;
    }
    const identity = this.open(row, now);
    if (this.kept.size > 10_000) this.kept.clear();
    this.kept.set(channelId, { identity, readAt: now });
    return identity;
  }

  forget(channelId: string): void {
    this.kept.delete(channelId);
  }

  /** What set-up work needs: fresh from the row, with the Login channel's pair once both halves are there. */
  pairsOf(row: ChannelEntity): { messaging: LineChannelCredentials; login: LineChannelCredentials | null } {
    const { loginChannelId, loginSecretSealed } = row;
    const secret = (sealed: string, column: 'messagingSecret' | 'loginSecret') =>
      this.cipher.open(sealed, channelSecretPlace(row, column));
    return {
      messaging: {
        channelId: row.messagingChannelId,
        channelSecret: secret(row.messagingSecretSealed, 'messagingSecret'),
      },
      login:
        loginChannelId && loginSecretSealed
          ? { channelId: loginChannelId, channelSecret: secret(loginSecretSealed, 'loginSecret') }
          : null,
    };
  }

  private open(row: ChannelEntity, now: number): ChannelIdentity {
    const openSecret = (sealed: string, column: string) =>
      this.cipher.open(sealed, { teamId: row.teamId, table: 'channels', column, rowId: row.id });
    const secret = openSecret(row.messagingSecretSealed, 'messagingSecret');
    const previous =
      row.previousSecretSealed && (row.previousSecretUntil ?? 0) > now
        ? [openSecret(row.previousSecretSealed, 'messagingSecret')]
        : [];
    return {
      id: row.id,
      teamId: row.teamId,
      name: row.name,
      basicId: row.basicId,
      botUserId: row.botUserId,
      messaging: { channelId: row.messagingChannelId, channelSecret: secret },
      webhookSecrets: [secret, ...previous],
      sealedSecret: row.messagingSecretSealed,
      pausedAt: row.pausedAt,
      quotaUsedUpAt: row.quotaUsedUpAt,
    };
  }
}
