import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ChannelCredentials, type ChannelIdentity } from './channel-credentials.js';
import { ChannelEntity } from './channel.entity.js';
import { isQuotaUsedUp } from './quota-month.js';

/** A paused channel's deliveries look again after this time, should nobody wake them. */
export const pausedWaitMs = 30_000;
/** The set-up is looked at this soon after a pause: LINE's fault may be over by then. */
const lookAgainMs = 60_000;

/**
 * What keeps a channel from sending, for that channel alone: LINE refuses its credentials (paused, its deliveries
 * wait), or the month's messages are used up (pushes fail, replies are free and go on).
 */
@Injectable()
export class ChannelSending {
  constructor(
    private readonly transactions: Transactions,
    private readonly credentials: ChannelCredentials,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Of every team, the longest paused first. */
  async listPaused(): Promise<{ id: string; teamId: string; name: string; pausedAt: number }[]> {
    const rows = await this.transactions.once((db) =>
      db.find(ChannelEntity, { where: { pausedAt: Not(IsNull()) }, order: { pausedAt: 'ASC' } }),
    );
    return rows.map(({ id, teamId, name, pausedAt }) => ({ id, teamId, name, pausedAt: pausedAt ?? 0 }));
  }

  /** Only while the credentials are those that LINE refused: a late answer must not stop the mended channel. */
  async pause(channel: ChannelIdentity, reason: string): Promise<void> {
    const { id, sealedSecret } = channel;
    const now = this.clock.now();
    const refused = { id, messagingSecretSealed: sealedSecret, pausedAt: IsNull() };
    const change = { pausedAt: now, pauseReason: reason.slice(0, 200), checksDueAt: now + lookAgainMs };
    const result = await this.transactions.once((db) => db.update(ChannelEntity, refused, change));
    this.credentials.forget(id);
    if (result.affected === 1) this.logger.warn({ channelId: id, reason }, 'channel paused');
  }

  /** The credentials work, or are others: what waited is due at once. Call `forget` after the commit. */
  async resume(tx: EntityManager, channel: { id: string; teamId: string }): Promise<void> {
    const { id, teamId } = channel;
    await tx.update(ChannelEntity, { id, teamId }, { pausedAt: null, pauseReason: null });
    await this.deliveries.wake(tx, id);
  }

  /** After the commit: what this process remembers of the channel is no longer so. */
  forget(id: string): void {
    this.credentials.forget(id);
  }

  async noteQuotaUsedUp({ id, quotaUsedUpAt }: ChannelIdentity): Promise<void> {
    const now = this.clock.now();
    if (isQuotaUsedUp(quotaUsedUpAt, now)) return;
    await this.transactions.once((db) => db.update(ChannelEntity, { id }, { quotaUsedUpAt: now }));
    this.credentials.forget(id);
    this.logger.warn({ channelId: id }, "the month's messages of the channel are used up");
  }

  /** There are messages left, or more were bought. */
  async noteQuotaLeft(tx: EntityManager, { id, teamId }: { id: string; teamId: string }): Promise<void> {
    await tx.update(ChannelEntity, { id, teamId }, { quotaUsedUpAt: null });
  }
}
