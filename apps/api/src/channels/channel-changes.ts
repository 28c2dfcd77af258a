import { Injectable } from '@nestjs/common';
import type { BodyOf, updateChannel } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import { channelSecretPlace } from './channel-secrets.js';
import type { ChannelEntity } from './channel.entity.js';

/** How long LINE may go on signing with the secret that was replaced. */
const overlapMs = 24 * 60 * 60_000;

/** Which columns an update changes. */
@Injectable()
export class ChannelChanges {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly bindings: BindingSettingsRepository,
  ) {}

  of(row: ChannelEntity, input: BodyOf<typeof updateChannel>): Partial<ChannelEntity> {
    const { messagingSecret, loginSecret, ...plain } = input;
    const otherBot = (input.messagingChannelId ?? row.messagingChannelId) !== row.messagingChannelId;
    return {
      ...plain,
      // Who the old channel's bot was says nothing about the new one's.
      ...(otherBot && { botUserId: null, pictureUrl: null }),
      ...(messagingSecret !== undefined && this.rotated(row, messagingSecret, otherBot)),
      ...(loginSecret !== undefined && {
        loginSecretSealed: this.cipher.seal(loginSecret, channelSecretPlace(row, 'loginSecret')),
      }),
    };
  }

  /**
   * What the binding page stands on stays while binding is on.
   * @throws channel.binding_enabled
   */
  async requireBindable(
    tx: EntityManager,
    row: ChannelEntity,
    changes: Partial<ChannelEntity>,
  ): Promise<void> {
    const clears = (name: 'liffId' | 'loginChannelId') => row[name] !== null && changes[name] === null;
    if (!clears('liffId') && !clears('loginChannelId')) return;
    if (await this.bindings.isEnabled(tx, row.teamId, row.id))
      throw new ProblemError('channel.binding_enabled');
  }

  private rotated(row: ChannelEntity, secret: string, otherBot: boolean): Partial<ChannelEntity> {
    const place = channelSecretPlace(row, 'messagingSecret');
    const current = this.cipher.open(row.messagingSecretSealed, place);
    // Saving the same secret again must not push the previous one out.
    if (current === secret && !otherBot) return {};
    const messagingSecretSealed = this.cipher.seal(secret, place);
    if (otherBot) return { messagingSecretSealed, previousSecretSealed: null, previousSecretUntil: null };
    return {
      messagingSecretSealed,
      previousSecretSealed: row.messagingSecretSealed,
      previousSecretUntil: this.clock.now() + overlapMs,
    };
  }
}
