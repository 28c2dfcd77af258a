import { Injectable } from '@nestjs/common';
import type { SocialBindingContent, TieOffer } from '@tieline/contracts';
import { LineClient, renderReply, type messagingApi } from '@tieline/line';
import type { ShopMember } from '@tieline/shops';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { ChannelLinks } from '../channels/channel-links.js';
import { ChannelSending } from '../channels/channel-sending.js';
import { isQuotaUsedUp } from '../channels/quota-month.js';
import { Clock } from '../database/clock.js';
import type { DeliveryDraft } from '../delivery/delivery.js';
import type { LiffChannel } from '../http/request-context.js';
import { within } from '../http/within.js';
import { MediaLibrary } from '../media/media-library.js';
import type { LinePushPayload } from '../messaging/line-push.handler.js';
import type { LinkSubject } from '../phone-binding/link-member.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';

type Expected = TieOffer['message'];

const pushMs = 3_600_000;
/** The person reads the question meanwhile; LINE's answer is nice to have. */
const quotaMs = 1500;

/** The message that follows a tie, and whether the month has one left for it. */
@Injectable()
export class TieMessages {
  constructor(
    private readonly line: LineClient,
    private readonly credentials: ChannelCredentials,
    private readonly sending: ChannelSending,
    private readonly links: ChannelLinks,
    private readonly media: MediaLibrary,
    private readonly clock: Clock,
  ) {}

  /** Asks LINE, while there is time, whether a push can still be paid. */
  async expect(channel: LiffChannel, settings: SocialBindingContent): Promise<Expected> {
    const known = await this.left(channel, settings);
    const identity = known === 'push' ? await this.credentials.find(channel.id) : null;
    if (!identity || !(await within(quotaMs, this.isUsedUp(identity)))) return known;
    await this.sending.noteQuotaUsedUp(identity);
    return 'usedUp';
  }

  /** By what is known here. */
  async left(channel: LiffChannel, settings: SocialBindingContent): Promise<Expected> {
    if (settings.message.kind === 'none') return 'none';
    const identity = await this.credentials.find(channel.id);
    return isQuotaUsedUp(identity?.quotaUsedUpAt ?? null, this.clock.now()) ? 'usedUp' : 'push';
  }

  push(
    subject: LinkSubject,
    attempt: TieAttemptEntity,
    settings: SocialBindingContent,
    member: ShopMember | null,
  ): DeliveryDraft {
    const { lineUserId } = subject;
    const payload: LinePushPayload = { to: lineUserId, messages: this.render(subject, settings, member) };
    return {
      kind: 'line.push',
      teamId: attempt.teamId,
      channelId: attempt.channelId,
      lineUserId,
      payload,
      dedupeKey: `social:${attempt.id}`,
      expiresAt: this.clock.now() + pushMs,
    };
  }

  render(
    { channel, lineName }: LinkSubject,
    { message }: SocialBindingContent,
    member: ShopMember | null,
  ): messagingApi.Message[] {
    if (message.kind === 'none') return [];
    const { name = null, memberNumber = null, tier: memberTier = null } = member ?? {};
    return renderReply(message, {
      vars: { customerName: name ?? lineName, memberNumber, memberTier },
      ...this.links.liff(channel.liffId || null),
      pictureUrl: (id) => this.media.url(id),
      botName: channel.teamName,
    });
  }

  private async isUsedUp({ messaging }: ChannelIdentity): Promise<boolean> {
    const [quota, used] = await Promise.all([
      this.line.getQuota(messaging),
      this.line.getQuotaConsumption(messaging),
    ]);
    const limit = quota.ok ? quota.value.value : null;
    return limit !== null && used.ok && used.value.totalUsage >= limit;
  }
}
