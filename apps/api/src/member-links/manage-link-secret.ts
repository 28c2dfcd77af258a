import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MemberLinkSecret, NewMemberLinkSecret } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MemberLinkRepository } from './member-link.repository.js';

/** Links that were handed out before a rotation can be used up. */
const overlapMs = 24 * 3_600_000;

/** The secret that links of a channel are signed with: shown once, replaced, taken away. */
@Injectable()
export class ManageLinkSecret {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly links: MemberLinkRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async show({ teamId }: StaffContext, channelId: string): Promise<MemberLinkSecret> {
    return this.transactions.once(async (db) => {
      const { liffId } = await this.channels.get(db, teamId, channelId);
      const row = await this.links.find(db, { teamId, channelId });
      const previous = row?.previousUntil ?? 0;
      return {
        liffId,
        ending: row && this.links.endingOf(row),
        createdAt: row && instant(row.createdAt),
        previousUntil: previous > this.clock.now() ? instant(previous) : null,
      };
    });
  }

  /** @param endPrevious the secret that stands may be known to somebody: it is good no longer */
  async replace(
    ctx: StaffContext,
    channelId: string,
    { endPrevious }: { endPrevious: boolean },
  ): Promise<NewMemberLinkSecret> {
    const { teamId } = ctx;
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      const previousUntil = endPrevious ? null : now + overlapMs;
      await this.links.put(tx, { teamId, channelId }, { secret, now, previousUntil });
      const target = { action: 'member_link.secret_replaced', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, after: { endPrevious } });
    });
    return { secret };
  }

  /** @throws request.not_found when there is none */
  async remove(ctx: StaffContext, channelId: string): Promise<undefined> {
    const { teamId } = ctx;
    await this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      if (!(await this.links.remove(tx, { teamId, channelId }))) throw new ProblemError('request.not_found');
      const target = { action: 'member_link.secret_removed', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, target);
    });
  }
}

const instant = (ms: number): string => new Date(ms).toISOString();
