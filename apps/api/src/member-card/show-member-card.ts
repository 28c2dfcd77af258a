import { Injectable } from '@nestjs/common';
import { codeTextOf, type CardMember, type CodeSource, type MemberCard } from '@tieline/contracts';
import { unknownStanding } from '@tieline/shops';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import { BindingRepository } from '../phone-binding/binding.repository.js';
import { LiveMembers, type LiveAnswer } from './live-members.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';

/** The card of whoever is bound; nobody else gets anything of the shop. */
@Injectable()
export class ShowMemberCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: MemberCardSettingsRepository,
    private readonly bindings: BindingRepository,
    private readonly live: LiveMembers,
    private readonly media: MediaLibrary,
    private readonly cipher: Cipher,
  ) {}

  /** @throws binding.not_bound */
  async show({ channel, lineUserId, lineName }: LiffContext, refresh: boolean): Promise<MemberCard> {
    const { binding, design } = await this.transactions.once(async (db) => ({
      binding: await this.bindings.findActive(db, channel.id, lineUserId),
      design: (await this.settings.get(db, channel.teamId, channel.id)).content,
    }));
    // A number in doubt is proven again first.
    if (!binding || binding.verifyAgainAt !== null) throw new ProblemError('binding.not_bound');
    const live = await this.live.read(binding, { refresh });
    const { fields, code, color, pictureId, unbind } = design;
    const member = memberOf(binding, live, lineName);
    return {
      design: { fields, code, color, pictureUrl: this.media.url(pictureId) },
      member,
      codeText: codeTextOf(code.kind, this.textFor(code.source, binding, live, member)),
      asOf: live && new Date(live.at ?? binding.boundAt).toISOString(),
      stale: live?.stale ?? false,
      unbindAllowed: unbind.allowed,
    };
  }

  private textFor(
    source: CodeSource,
    binding: BindingEntity,
    live: LiveAnswer | null,
    { memberNumber }: CardMember,
  ): string | null {
    switch (source) {
      case 'memberNumber':
        return memberNumber;
      case 'email':
        return live?.member?.standing.email ?? null;
      case 'phone':
        return this.phoneOf(binding);
    }
  }

  /** As a till knows it: 0912345678 for Taiwan, with + elsewhere. */
  private phoneOf({ id, teamId, phoneSealed }: BindingEntity): string | null {
    if (phoneSealed === '') return null;
    const place = { teamId, table: 'bindings', column: 'phone', rowId: id };
    return this.cipher.open(phoneSealed, place).replace(/^\+886/, '0');
  }
}

/** What the shop said last; before it ever did, what it said at the binding. */
function memberOf(binding: BindingEntity, live: LiveAnswer | null, lineName: string | null): CardMember {
  const said = live?.member;
  const { renewalGap, nextTier, nextTierGap, storeCredit } = said?.standing ?? unknownStanding;
  return {
    name: (said ? said.name : binding.memberName) ?? lineName,
    memberNumber: said?.memberNumber ?? binding.memberNumber,
    phone: binding.maskedPhone || null,
    tier: said ? said.tier : binding.memberTier,
    tierExpiresAt: said?.tierExpiresAt ?? null,
    points: said?.points ?? null,
    storeCredit,
    renewalGap,
    nextTier,
    nextTierGap,
  };
}
