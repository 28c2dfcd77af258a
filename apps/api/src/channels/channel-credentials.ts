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

/**
 * Opened credentials of channels, kept for seconds: every webhook and every message needs them. Changed secrets
 * reach other processes when the entry ages out; the previous secret stays good for longer than that.
 */
@Injectable()
export class ChannelCredentials {
  private readonly kept = new Map<string, { identity: ChannelIdentity | null; until: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  async find(channelId: string): Promise<ChannelIdentity | null> {
    const now = this.clock.now();
    const kept = this.kept.get(channelId);
    if (kept && kept.until > now) return kept.identity;
    const row = await this.transactions.once((db) => db.findOneBy(ChannelEntity, { id: channelId }));
    const identity = row ? this.open(row, now) : null;
    if (this.kept.size > 10_000) this.kept.clear();
    this.kept.set(channelId, { identity, until: now + keepMs });
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
