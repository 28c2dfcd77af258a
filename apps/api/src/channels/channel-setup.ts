import { Injectable } from '@nestjs/common';
import {
  defaultBindingSettings,
  type BindingSettingsContent,
  type BodyOf,
  type Channel,
  type createChannel,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import { SmsAccounts } from '../sms/sms-accounts.js';
import { channelSecretPlace } from './channel-secrets.js';
import type { ChannelEntity } from './channel.entity.js';
import { ChannelRepository } from './channel.repository.js';

export type NewChannel = BodyOf<typeof createChannel> & {
  id?: string;
  botUserId?: string | null;
  pictureUrl?: string | null;
  binding?: { enabled: boolean; content: BindingSettingsContent };
};

const firstChecksMs = 6 * 3_600_000;

/** Writes a channel with all that belongs to it: its binding settings and its daily SMS budget. */
@Injectable()
export class ChannelSetup {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly channels: ChannelRepository,
    private readonly settings: BindingSettingsRepository,
    private readonly accounts: SmsAccounts,
    private readonly audit: AuditLog,
  ) {}

  /** @throws a duplicate key when another channel has this messaging channel or LIFF app */
  async insert(tx: EntityManager, ctx: StaffContext, input: NewChannel): Promise<ChannelEntity> {
    const channel = this.rowOf(ctx, input);
    const binding = input.binding ?? { enabled: false, content: defaultBindingSettings() };
    await this.channels.insert(tx, channel);
    await this.settings.insert(tx, channel, binding, ctx.staffId);
    await this.accounts.openBudget(tx, channel, binding.content.policy.dailySmsBudget);
    const after = auditView(channel);
    const target = { action: 'channel.created', targetType: 'channel', targetId: channel.id };
    await this.audit.record(tx, ctx, { ...target, after });
    return channel;
  }

  private rowOf(ctx: StaffContext, input: NewChannel): ChannelEntity {
    const now = this.clock.now();
    const place = { id: input.id ?? newId(), teamId: ctx.teamId };
    const { messagingSecret, loginSecret } = input;
    return {
      ...place,
      name: input.name,
      basicId: input.basicId,
      botUserId: input.botUserId ?? null,
      pictureUrl: input.pictureUrl ?? null,
      messagingChannelId: input.messagingChannelId,
      messagingSecretSealed: this.cipher.seal(messagingSecret, channelSecretPlace(place, 'messagingSecret')),
      previousSecretSealed: null,
      previousSecretUntil: null,
      loginChannelId: input.loginChannelId,
      loginSecretSealed:
        loginSecret && this.cipher.seal(loginSecret, channelSecretPlace(place, 'loginSecret')),
      liffId: input.liffId,
      pausedAt: null,
      pauseReason: null,
      quotaUsedUpAt: null,
      gameLiffId: null,
      // Whoever connects it has it looked at by hand first.
      checksDueAt: now + firstChecksMs,
      repairUntil: 0,
      createdAt: now,
    };
  }
}

/** What the audit keeps of a channel. */
export function auditView(row: ChannelEntity): Partial<Channel> {
  const { name, basicId, botUserId, messagingChannelId, loginChannelId, liffId, gameLiffId } = row;
  return { name, basicId, botUserId, messagingChannelId, loginChannelId, liffId, gameLiffId };
}
