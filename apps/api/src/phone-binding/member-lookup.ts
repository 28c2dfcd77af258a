import { Injectable } from '@nestjs/common';
import type { MemberMatch, MemberRead } from '@tieline/shops';
import type { Logger } from 'pino';
import { ProblemError } from '../http/problem.js';
import type { LiffChannel } from '../http/request-context.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';

/** `not asked`: the channel matches with no shop. */
export type MatchResult = MemberMatch | { kind: 'not asked' };

/** Asks the channel's shop for the member with a proven number. Never inside a transaction. */
@Injectable()
export class MemberLookup {
  constructor(
    private readonly platforms: ShopPlatforms,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async find(channel: LiffChannel, e164: string): Promise<MatchResult> {
    const { matchPlatform, shopConnectionId, policy } = channel.settings;
    if (matchPlatform === 'none') return { kind: 'not asked' };
    if (!shopConnectionId) return { kind: 'misconfigured', detail: 'no shop connection is chosen' };
    const platform = await this.platforms.get(channel.teamId, shopConnectionId);
    const match = await platform.findByPhone(e164);
    if (match.kind === 'misconfigured' || match.kind === 'unavailable') {
      this.logger.warn(
        { channelId: channel.id, kind: match.kind, detail: match.detail },
        'shop look-up failed',
      );
    }
    if (match.kind === 'one' && !match.member.phoneVerified && !policy.acceptUnverifiedPhone) {
      return { kind: 'none' };
    }
    return match;
  }

  /** The member that a signed link names, by the id that the shop knows. Never inside a transaction. */
  async byId(channel: LiffChannel, memberId: string): Promise<MemberRead | { kind: 'not asked' }> {
    const { matchPlatform, shopConnectionId } = channel.settings;
    if (matchPlatform === 'none') return { kind: 'not asked' };
    if (!shopConnectionId) return { kind: 'misconfigured', detail: 'no shop connection is chosen' };
    const platform = await this.platforms.get(channel.teamId, shopConnectionId);
    return platform.getMember(memberId);
  }

  /** For channels that look first to save SMS: a number without a member gets no code. */
  async refuseStrangers(channel: LiffChannel, e164: string): Promise<void> {
    const match = await this.find(channel, e164);
    if (match.kind === 'none') throw new ProblemError('binding.member_not_found');
    if (match.kind === 'unavailable' || match.kind === 'misconfigured') {
      throw new ProblemError('service.busy', { retryAfterSeconds: 10 });
    }
  }
}
