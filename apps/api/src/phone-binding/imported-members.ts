import { Injectable } from '@nestjs/common';
import type { MemberMatch, MemberRead, ShopMember } from '@tieline/shops';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository, memberKeyOf } from './binding.repository.js';
import { ImportedBindings } from './imported-bindings.js';

/**
 * An imported binding knows a member number, not the shop's member. The shop is asked by the number of the phone when
 * the card is opened: 100,000 look-ups at once would take a shop's rate for hours, and few open the card.
 */
@Injectable()
export class ImportedMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly bindings: BindingRepository,
    private readonly imported: ImportedBindings,
    private readonly platforms: ShopPlatforms,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** The member is kept when the shop says the same as the file; otherwise the customer proves the number anew. */
  async find(binding: BindingEntity): Promise<MemberRead> {
    const { id, teamId, shopConnectionId, phoneSealed, memberNumber } = binding;
    if (phoneSealed === '') return { kind: 'none' };
    const place = { teamId, table: 'bindings', column: 'phone', rowId: id };
    const platform = await this.platforms.get(teamId, shopConnectionId ?? '');
    const e164 = this.cipher.open(phoneSealed, place);
    const match = await platform.findByPhone(e164);
    if (match.kind === 'unavailable' || match.kind === 'misconfigured') return match;
    const member = memberOf(match, memberNumber);
    if (member && (await this.settle(binding, member))) {
      return { kind: 'one', member, holdsPhone: (asked) => asked === e164 };
    }
    const doubt = { reason: 'memberGone' as const, at: this.clock.now() };
    await this.transactions.run((tx) => this.bindings.noteMember(tx, id, { doubt, member: null }));
    return { kind: 'none' };
  }

  /** False when somebody else is tied to this member. */
  private async settle(binding: BindingEntity, member: ShopMember): Promise<boolean> {
    const { id: memberId, memberNumber, name: memberName, tier: memberTier } = member;
    const activeMemberKey = memberKeyOf(binding.shopConnectionId ?? '', memberId);
    const found = { memberId, activeMemberKey, memberNumber, memberName, memberTier };
    try {
      await this.transactions.run((tx) => this.imported.settle(tx, binding, found));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

/** Of several members with this number the one that the file names. */
function memberOf(match: MemberMatch, memberNumber: string | null): ShopMember | null {
  if (match.kind === 'one') {
    return memberNumber === null || match.member.memberNumber === memberNumber ? match.member : null;
  }
  if (match.kind !== 'many') return null;
  return match.members.find((member) => member.memberNumber === memberNumber) ?? null;
}
