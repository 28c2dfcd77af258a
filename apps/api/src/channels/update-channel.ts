import { Injectable } from '@nestjs/common';
import type { BodyOf, Channel, updateChannel } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { BotInfoReader } from './bot-info.js';
import { ChannelChanges } from './channel-changes.js';
import { auditView } from './channel-setup.js';
import type { ChannelEntity } from './channel.entity.js';
import { ChannelRepository } from './channel.repository.js';
import { ChannelSending } from './channel-sending.js';
import { ShowChannels } from './show-channels.js';

type Input = BodyOf<typeof updateChannel>;
type Saved = { row: ChannelEntity; secretChanged: boolean };

@Injectable()
export class UpdateChannel {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly changes: ChannelChanges,
    private readonly sending: ChannelSending,
    private readonly audit: AuditLog,
    private readonly bots: BotInfoReader,
    private readonly shown: ShowChannels,
  ) {}

  async update(ctx: StaffContext, id: string, input: Input): Promise<Channel> {
    const { row, secretChanged } = await this.save(ctx, id, input);
    this.sending.forget(id);
    if (secretChanged || row.botUserId === null) await this.bots.refresh(row);
    return this.shown.get(ctx, id);
  }

  private async save(ctx: StaffContext, id: string, input: Input): Promise<Saved> {
    try {
      return await this.transactions.run(async (tx) => {
        const before = await this.channels.get(tx, ctx.teamId, id);
        const changes = this.changes.of(before, input);
        await this.changes.requireBindable(tx, before, changes);
        await this.channels.update(tx, before, changes);
        const row = { ...before, ...changes };
        const secretChanged = changes.messagingSecretSealed !== undefined;
        const otherChannel = row.messagingChannelId !== before.messagingChannelId;
        // Other credentials deserve another try.
        if (secretChanged || otherChannel) await this.sending.resume(tx, before);
        await this.audit.record(tx, ctx, {
          action: 'channel.updated',
          targetType: 'channel',
          targetId: id,
          before: auditView(before),
          after: {
            ...auditView(row),
            messagingSecretChanged: secretChanged,
            loginSecretChanged: changes.loginSecretSealed !== undefined,
          },
        });
        return { row, secretChanged };
      });
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('channel.taken', {}, { cause: error }) : error;
    }
  }
}
