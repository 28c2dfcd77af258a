import { Injectable } from '@nestjs/common';
import type { ShopMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import { maskName } from '../binding-reviews/mask-name.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffChannel } from '../http/request-context.js';
import { MemberLookup } from '../phone-binding/member-lookup.js';
import { memberOfBrand } from '../phone-binding/member-of-brand.js';
import { readLink, type LinkClaims } from './link-token.js';
import { MemberLinkRepository, type ChannelRef } from './member-link.repository.js';

const refusals = {
  invalid: 'member_link.invalid',
  expired: 'member_link.expired',
  otherChannel: 'member_link.other_channel',
} as const;

/** The last four characters tell two members apart, and tell nobody else a number. */
const maskNumber = (number: string): string => (number.length > 4 ? `…${number.slice(-4)}` : '…');

/** Members that the brand's server has signed for. */
@Injectable()
export class SignedMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: MemberLinkRepository,
    private readonly members: MemberLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws member_link.invalid, .expired, .other_channel, .used */
  async read(ref: ChannelRef, token: string, audience: string): Promise<LinkClaims> {
    const nowMs = this.clock.now();
    const secrets = await this.transactions.once((db) => this.links.liveSecrets(db, ref, nowMs));
    const link = readLink(token, { secrets, audience, nowMs });
    if (link.kind !== 'valid') throw new ProblemError(refusals[link.kind]);
    const used = await this.transactions.once((db) => this.links.isUsed(db, ref, link.claims.jti));
    if (used) throw new ProblemError('member_link.used');
    return link.claims;
  }

  /** In the transaction that acts on it. @throws member_link.used when somebody else was first */
  async useUp(tx: EntityManager, ref: ChannelRef, claims: LinkClaims): Promise<void> {
    if (!(await this.links.use(tx, ref, claims, this.clock.now())))
      throw new ProblemError('member_link.used');
  }

  /**
   * As the shop knows the member now; without a shop, as the brand says. Never inside a transaction.
   * @throws member_link.member_unknown, shop.unavailable
   */
  async memberOf(channel: LiffChannel, { sub, name }: Pick<LinkClaims, 'sub' | 'name'>): Promise<ShopMember> {
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

  /** A person who got somebody else's link is to notice, and to learn nothing. */
  masked({ name, memberNumber }: ShopMember): { maskedName: string | null; maskedNumber: string } {
    return { maskedName: maskName(name), maskedNumber: maskNumber(memberNumber) };
  }
}
