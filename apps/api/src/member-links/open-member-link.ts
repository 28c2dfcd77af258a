import { Injectable } from '@nestjs/common';
import type { BindingOutcome, MemberLinkOffer } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import { BindingRepository, memberKeyIn } from '../phone-binding/binding.repository.js';
import { LinkMember } from '../phone-binding/link-member.js';
import { SignedMembers } from './signed-members.js';

/** A link that the brand's server signed for one of its members, in the hands of whoever opened it. */
@Injectable()
export class OpenMemberLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly signed: SignedMembers,
    private readonly bindings: BindingRepository,
    private readonly tie: LinkMember,
  ) {}

  /** Whom the link is about, masked. Uses nothing up. @throws ProblemError member_link.*, shop.unavailable */
  async offer(ctx: LiffContext, token: string): Promise<MemberLinkOffer> {
    const { channel } = ctx;
    const claims = await this.signed.read(refOf(ctx), token, channel.liffId);
    const member = await this.signed.memberOf(channel, claims);
    const key = memberKeyIn(channel, member.id);
    const own = await this.transactions.once((db) =>
      this.bindings.findActive(db, channel.id, ctx.lineUserId),
    );
    return {
      ...this.signed.masked(member),
      lineName: ctx.lineName,
      bound: own === null ? 'no' : own.activeMemberKey === key ? 'same' : 'other',
    };
  }

  /** Ties the member to this LINE user; the link is used up. @throws as `offer` */
  async accept(ctx: LiffContext, token: string, consentVersion: string | null): Promise<BindingOutcome> {
    const ref = refOf(ctx);
    const claims = await this.signed.read(ref, token, ctx.channel.liffId);
    const member = await this.signed.memberOf(ctx.channel, claims);
    return this.tie.tie(ctx, member, {
      consentVersion,
      useUp: (tx) => this.signed.useUp(tx, ref, claims),
    });
  }
}

const refOf = ({ channel }: LiffContext) => ({ teamId: channel.teamId, channelId: channel.id });
