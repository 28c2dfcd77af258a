import { Injectable } from '@nestjs/common';
import type { Channel } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import { ChannelRepository } from './channel.repository.js';
import { DescribeChannel } from './describe-channel.js';

@Injectable()
export class ShowChannels {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly settings: BindingSettingsRepository,
    private readonly describer: DescribeChannel,
  ) {}

  list(ctx: StaffContext): Promise<{ items: Channel[] }> {
    return this.transactions.once(async (db) => {
      const rows = await this.channels.list(db, ctx.teamId);
      const enabled = await this.settings.enabledChannels(db, ctx.teamId);
      return { items: rows.map((row) => this.describer.describe(row, enabled.has(row.id))) };
    });
  }

  names(ctx: StaffContext): Promise<{ items: { id: string; name: string }[] }> {
    return this.transactions.once(async (db) => {
      const rows = await this.channels.list(db, ctx.teamId);
      return { items: rows.map(({ id, name }) => ({ id, name })) };
    });
  }

  get(ctx: StaffContext, id: string): Promise<Channel> {
    return this.transactions.once(async (db) => {
      const row = await this.channels.get(db, ctx.teamId, id);
      const settings = await this.settings.get(db, ctx.teamId, id);
      return this.describer.describe(row, settings.enabled);
    });
  }
}
