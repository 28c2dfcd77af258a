import { Injectable } from '@nestjs/common';
import type { MemberRead, ShopMember } from '@tieline/shops';
import type { Logger } from 'pino';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import { BindingRepository } from '../phone-binding/binding.repository.js';
import { ImportedMembers } from '../phone-binding/imported-members.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';
import { within } from '../http/within.js';

/** What the shop said is shown without asking again for so long … */
const freshMs = 60_000;
/** … and somebody who asks for it again is not sent to the shop more often than this. */
const refreshMs = 10_000;
/** The card does not wait longer for the shop; what comes later is there for the next look. */
const patienceMs = 2500;

export type LiveMember = Pick<
  ShopMember,
  'name' | 'memberNumber' | 'tier' | 'tierExpiresAt' | 'points' | 'standing'
>;
export type LiveAnswer = {
  /** null: the shop has never said anything since the binding */
  member: LiveMember | null;
  at: number | null;
  stale: boolean;
};

/** What the shop says of bound members now, kept sealed beside the binding for when it says nothing. */
@Injectable()
export class LiveMembers {
  /** one question at a time for one binding, however often the card is opened */
  private readonly asked = new Map<string, Promise<LiveAnswer | null>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly bindings: BindingRepository,
    private readonly platforms: ShopPlatforms,
    private readonly importedMembers: ImportedMembers,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Null for a binding that no shop knows. Call it outside a transaction. */
  async read(binding: BindingEntity, { refresh }: { refresh: boolean }): Promise<LiveAnswer | null> {
    if (!binding.shopConnectionId || !(binding.memberId || binding.importId)) return null;
    const kept = this.keptOf(binding);
    const young = refresh ? refreshMs : freshMs;
    if (kept.at !== null && this.clock.now() - kept.at < young) return { ...kept, stale: false };
    return (await this.inTime(binding.id, () => this.ask(binding))) ?? kept;
  }

  private keptOf(binding: BindingEntity): LiveAnswer {
    const { liveSealed, liveAt } = binding;
    if (liveSealed === null) return { member: null, at: null, stale: true };
    const member = JSON.parse(this.cipher.open(liveSealed, placeOf(binding))) as LiveMember;
    return { member, at: liveAt, stale: true };
  }

  private inTime(bindingId: string, ask: () => Promise<LiveAnswer | null>): Promise<LiveAnswer | null> {
    const running = this.asked.get(bindingId);
    const answer = running ?? ask().finally(() => this.asked.delete(bindingId));
    if (!running) this.asked.set(bindingId, answer);
    return within(patienceMs, answer);
  }

  private async ask(binding: BindingEntity): Promise<LiveAnswer | null> {
    try {
      const read = await this.readAtShop(binding);
      if (read.kind === 'one') return await this.keep(binding, read.member);
      const detail = read.kind === 'none' ? 'the shop knows this member no longer' : read.detail;
      this.logger.warn({ bindingId: binding.id, kind: read.kind, detail }, 'member card without live data');
    } catch (error) {
      this.logger.warn({ err: error, bindingId: binding.id }, 'member card without live data');
    }
    return null;
  }

  private async readAtShop(binding: BindingEntity): Promise<MemberRead> {
    if (!binding.memberId) return this.importedMembers.find(binding);
    const platform = await this.platforms.get(binding.teamId, binding.shopConnectionId ?? '');
    return platform.getMember(binding.memberId);
  }

  private async keep(binding: BindingEntity, found: ShopMember): Promise<LiveAnswer> {
    const { name, memberNumber, tier, tierExpiresAt, points, standing } = found;
    const member = { name, memberNumber, tier, tierExpiresAt, points, standing };
    const at = this.clock.now();
    const sealed = this.cipher.seal(JSON.stringify(member), placeOf(binding));
    await this.transactions.once((db) => this.bindings.keepLive(db, binding.id, { sealed, at }));
    return { member, at, stale: false };
  }
}

function placeOf({ teamId, id }: BindingEntity): SealPlace {
  return { teamId, table: 'bindings', column: 'live', rowId: id };
}
