import { Injectable } from '@nestjs/common';
import type { BeginTie as Wish, BegunTie } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Cipher, newToken, tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { SiteContext } from '../http/request-context.js';
import type { LinkClaims } from '../member-links/link-token.js';
import { SignedMembers } from '../member-links/signed-members.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { tiePolicy } from './tie-policy.js';
import { TieWays } from './tie-ways.js';

/** A browser asks to be tied: it gets a link that works once, or six digits for the chat. */
@Injectable()
export class BeginTie {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly signed: SignedMembers,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly ways: TieWays,
  ) {}

  /** @throws ProblemError social.off, request.rate_limited, member_link.* */
  async begin(site: SiteContext, wish: Wish): Promise<BegunTie> {
    const { teamId, channelId } = site;
    if (!site.settings.enabled) throw new ProblemError('social.off');
    const ref = { teamId, channelId };
    const claims = wish.memberToken ? await this.signed.read(ref, wish.memberToken, channelId) : null;
    const watch = newToken();
    const attempt = this.newAttempt(site, wish, claims, watch);
    return this.transactions.run(async (tx) => {
      await this.refuseCrowds(tx, attempt);
      if (claims) await this.signed.useUp(tx, ref, claims);
      const way = await this.ways.open(tx, attempt);
      return { watch, expiresInSeconds: tiePolicy.lifetimeMs / 1000, way };
    });
  }

  private newAttempt(
    { teamId, channelId, origin, address, device }: SiteContext,
    { visitor, page, locale }: Wish,
    claims: LinkClaims | null,
    watch: string,
  ): TieAttemptEntity {
    const now = this.clock.now();
    return {
      id: newId(),
      teamId,
      channelId,
      visitorHash: tokenHash(visitor),
      addressHash: this.cipher.index(teamId, 'social-address', address),
      page: pageOn(origin, page),
      device,
      locale,
      memberId: claims?.sub ?? null,
      memberName: claims?.name || null,
      watchHash: tokenHash(watch),
      tokenHash: null,
      codeHash: null,
      activeCode: null,
      lineUserId: null,
      lineName: null,
      state: 'open',
      openedAt: null,
      createdAt: now,
      expiresAt: now + tiePolicy.lifetimeMs,
    };
  }

  private async refuseCrowds(tx: EntityManager, attempt: TieAttemptEntity): Promise<void> {
    const { channelId, visitorHash, addressHash, createdAt } = attempt;
    const since = createdAt - tiePolicy.windowMs;
    const byVisitor = await this.attempts.countSince(tx, channelId, { visitorHash }, since);
    const byAddress = await this.attempts.countSince(tx, channelId, { addressHash }, since);
    if (byVisitor >= tiePolicy.perVisitor || byAddress >= tiePolicy.perAddress) {
      throw new ProblemError('request.rate_limited', { retryAfterSeconds: 60 });
    }
  }
}

/** Without query and fragment, which may hold what is nobody's business; of another origin only that origin's root. */
function pageOn(origin: string, page: string): string {
  const url = new URL(page);
  return (url.origin === origin ? `${origin}${url.pathname}` : `${origin}/`).slice(0, 500);
}
