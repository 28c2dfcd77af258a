import { Injectable } from '@nestjs/common';
import type { BindingOutcome, MemberLinkOffer } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { maskName } from '../binding-reviews/mask-name.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { BindingRepository, memberKeyIn } from '../phone-binding/binding.repository.js';
import { LinkMember } from '../phone-binding/link-member.js';
import { MemberLookup } from '../phone-binding/member-lookup.js';
import { memberOfBrand } from '../phone-binding/member-of-brand.js';
import { readLink, type LinkClaims } from './link-token.js';
import { MemberLinkRepository } from './member-link.repository.js';

const refusals = {
  invalid: 'member_link.invalid',
  expired: 'member_link.expired',
  otherChannel: 'member_link.other_channel',
} as const;

/** The last four characters tell two members apart, and tell nobody else a number. */
const maskNumber = (number: string): string => (number.length > 4 ? `…${number.slice(-4)}` : '…');

/** A link that the brand's server signed for one of its members, in the hands of whoever opened it. */
@Injectable()
export class OpenMemberLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: MemberLinkRepository,
    private readonly bindings: BindingRepository,
    private readonly members: MemberLookup,
    private readonly tie: LinkMember,
    private readonly clock: Clock,
  ) {}

  /**
   * Whom the link is about, masked: a person who got somebody else's link is to notice, and to learn nothing.
   * Uses nothing up. @throws ProblemError member_link.*, shop.unavailable
   */
  async offer(ctx: LiffContext, token: string): Promise<MemberLinkOffer> {
    const claims = await this.read(ctx, token);
    const member = await this.memberOf(ctx, claims);
    const key = memberKeyIn(ctx.channel, member.id);
    const own = await this.transactions.once((db) =>
      this.bindings.findActive(db, ctx.channel.id, ctx.lineUserId),
    );
    return {
      maskedName: maskName(member.name),
      maskedNumber: maskNumber(member.memberNumber),
      lineName: ctx.lineName,
      bound: own === null ? 'no' : own.activeMemberKey === key ? 'same' : 'other',
    };
  }

  /** Ties the member to this LINE user; the link is used up. @throws as `offer` */
  async accept(ctx: LiffContext, token: string, consentVersion: string | null): Promise<BindingOutcome> {
    const claims = await this.read(ctx, token);
    const member = await this.memberOf(ctx, claims);
    const ref = { teamId: ctx.channel.teamId, channelId: ctx.channel.id };
    return this.tie.tie(ctx, member, consentVersion, async (tx) => {
      if (!(await this.links.use(tx, ref, claims, this.clock.now()))) {
        throw new ProblemError('member_link.used');
      }
    });
  }

  private async read({ channel }: LiffContext, token: string): Promise<LinkClaims> {
    const ref = { teamId: channel.teamId, channelId: channel.id };
    const nowMs = this.clock.now();
    const secrets = await this.transactions.once((db) => this.links.liveSecrets(db, ref, nowMs));
    const link = readLink(token, { secrets, liffId: channel.liffId, nowMs });
    if (link.kind !== 'valid') throw new ProblemError(refusals[link.kind]);
    const used = await this.transactions.once((db) => this.links.isUsed(db, ref, link.claims.jti));
    if (used) throw new ProblemError('member_link.used');
    return link.claims;
  }

  /** As the shop knows the member now; without a shop, as the brand says. */
  private async memberOf({ channel }: LiffContext, { sub, name }: LinkClaims): Promise<ShopMember> {
    const read = await this.members.byId(channel, sub);
    switch (read.kind) {
      case 'not asked':
        return { ...memberOfBrand(sub), name: name || null };
      case 'one':
        if (read.member.blacklisted) throw new ProblemError('member_link.member_unknown');
        return read.member;
      case 'none':
        throw new ProblemError('member_link.member_unknown');
      case 'unavailable':
      case 'misconfigured':
        throw new ProblemError('shop.unavailable', { retryAfterSeconds: 10 });
    }
  }
}
