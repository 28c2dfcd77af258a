import {
  ShopPlatform,
  unknownStanding,
  type ConnectionTest,
  type LineLink,
  type LineUnlink,
  type MemberMatch,
  type MemberRead,
  type ShopUnlink,
  type ShopWrite,
} from '@tieline/shops';
import type { ShopMember, ShopTrouble } from '@tieline/shops';

export type FakeMemberInput = Partial<ShopMember> & { phone: string };

/** A shop in memory: `shop.add({ phone: '+886912345678', name: '小美' })`. */
export class FakeShopPlatform extends ShopPlatform {
  /** numbers that were looked up, in order */
  readonly lookUps: string[] = [];
  /** members whose record was read, in order */
  readonly reads: string[] = [];
  /** tags that were put on, in order: member id and tag */
  readonly tagged: [string, string][] = [];
  readonly linked: LineLink[] = [];
  readonly unlinked: LineUnlink[] = [];
  /** addresses that it was asked to call */
  readonly webhooks: string[] = [];
  /** how every write ends from now on */
  writes: ShopWrite = { kind: 'done' };
  /** how the end of a binding is taken instead */
  unlinks: ShopUnlink | null = null;
  private readonly members: { phone: string; member: ShopMember }[] = [];
  private added = 0;
  private trouble: ShopTrouble | null = null;

  add({ phone, ...fields }: FakeMemberInput): ShopMember {
    const id = fields.id ?? `member-${(this.added += 1)}`;
    const member: ShopMember = {
      id,
      memberNumber: id,
      name: null,
      tier: null,
      phoneVerified: true,
      blacklisted: false,
      lineUserId: null,
      points: null,
      tierExpiresAt: null,
      standing: unknownStanding,
      ...fields,
    };
    this.members.push({ phone, member });
    return member;
  }

  /** The shop deletes a member. */
  remove({ id }: ShopMember): void {
    const at = this.members.findIndex(({ member }) => member.id === id);
    if (at >= 0) this.members.splice(at, 1);
  }

  /** The shop gives a member another number. */
  move({ id }: ShopMember, phone: string): void {
    for (const held of this.members) if (held.member.id === id) held.phone = phone;
  }

  /** Every call ends like this from now on; null heals it. */
  breakDown(trouble: ShopTrouble | null): void {
    this.trouble = trouble;
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    this.lookUps.push(e164);
    if (this.trouble) return this.trouble;
    const held = this.members.filter(({ phone }) => phone === e164).map(({ member }) => member);
    const verified = held.filter(({ phoneVerified }) => phoneVerified);
    const members = verified.length > 0 ? verified : held;
    const [member] = members;
    if (!member) return { kind: 'none' };
    return members.length === 1 ? { kind: 'one', member } : { kind: 'many', members };
  }

  async getMember(id: string): Promise<MemberRead> {
    this.reads.push(id);
    if (this.trouble) return this.trouble;
    const found = this.members.find(({ member }) => member.id === id);
    if (!found) return { kind: 'none' };
    return { kind: 'one', member: found.member, holdsPhone: (e164) => e164 === found.phone };
  }

  override async tagMember(memberId: string, tag: string): Promise<ShopWrite> {
    this.tagged.push([memberId, tag]);
    return this.writes;
  }

  override async linkLine(link: LineLink): Promise<ShopWrite> {
    this.linked.push(link);
    return this.writes;
  }

  override async unlinkLine(unlink: LineUnlink): Promise<ShopUnlink> {
    this.unlinked.push(unlink);
    return this.unlinks ?? this.writes;
  }

  override async registerWebhook(address: string): Promise<ShopWrite> {
    this.webhooks.push(address);
    return this.writes;
  }

  async testConnection(): Promise<ConnectionTest> {
    if (!this.trouble) return { ok: true, scopes: ['customers:read'] };
    const reason = this.trouble.kind === 'misconfigured' ? 'unauthorized' : 'unavailable';
    return { ok: false, reason, detail: this.trouble.detail };
  }
}
