import { Injectable } from '@nestjs/common';
import {
  checkCodes,
  checkNames,
  checklistItems,
  repairOf,
  type ChannelCheck,
  type ChannelReport,
} from '@tieline/contracts';
import type { ChannelEntity } from '../channels/channel.entity.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import type { ChannelCheckEntity } from './channel-check.entity.js';
import { ChannelCheckRepository } from './channel-check.repository.js';
import type { ChecklistTickEntity } from './checklist-tick.entity.js';

const instant = (at: number) => new Date(at).toISOString();

/** What was found last, as staff see it. */
@Injectable()
export class ShowReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly results: ChannelCheckRepository,
  ) {}

  async list(ctx: StaffContext): Promise<{ items: ChannelReport[] }> {
    const channels = await this.transactions.once((db) => this.channels.list(db, ctx.teamId));
    return { items: await this.of(ctx, channels) };
  }

  async get(ctx: StaffContext, channelId: string): Promise<ChannelReport> {
    const channel = await this.transactions.once((db) => this.channels.get(db, ctx.teamId, channelId));
    return reportOf(channel, ...(await this.found(ctx, [channel.id])));
  }

  private async of(ctx: StaffContext, channels: readonly ChannelEntity[]): Promise<ChannelReport[]> {
    const [rows, ticks] = await this.found(
      ctx,
      channels.map(({ id }) => id),
    );
    return channels.map((channel) => {
      const own = ({ channelId }: { channelId: string }) => channelId === channel.id;
      return reportOf(channel, rows.filter(own), ticks.filter(own));
    });
  }

  private found({ teamId }: StaffContext, ids: readonly string[]) {
    return this.transactions.once(async (db): Promise<[ChannelCheckEntity[], ChecklistTickEntity[]]> => [
      await this.results.list(db, teamId, ids),
      await this.results.listTicks(db, teamId, ids),
    ]);
  }
}

function reportOf(
  channel: ChannelEntity,
  rows: readonly ChannelCheckEntity[],
  ticks: readonly ChecklistTickEntity[],
): ChannelReport {
  const checks = checkNames.flatMap((name) => {
    const row = rows.find(({ checkName }) => checkName === name);
    return row ? [checkOf(row)] : [];
  });
  const doneAt = new Map(ticks.map((tick) => [tick.item, instant(tick.doneAt)]));
  return {
    channelId: channel.id,
    channelName: channel.name,
    checkedAt: rows.length > 0 ? instant(Math.max(...rows.map((row) => row.checkedAt))) : null,
    checks,
    checklist: checklistItems.map((item) => ({ item, doneAt: doneAt.get(item) ?? null })),
  };
}

function checkOf({ checkName, code, details, checkedAt }: ChannelCheckEntity): ChannelCheck {
  return {
    check: checkName,
    status: checkCodes[code],
    code,
    values: JSON.parse(details) as Record<string, string>,
    repair: repairOf[code] ?? null,
    checkedAt: instant(checkedAt),
  };
}
