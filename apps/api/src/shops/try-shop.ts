import { Injectable } from '@nestjs/common';
import type { BodyOf, ShopTrial, tryShopConnection } from '@tieline/contracts';
import type { MemberMatch, ShopExchange, ShopMember, ShopPlatform } from '@tieline/shops';
import { maskName } from '../binding-reviews/mask-name.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopMembers } from '../member-table/shop-members.js';
import { readMobileNumber } from '../otp/phone-number.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopCredentials, type Credentials } from './shop-credentials.js';
import { ShopPlatforms } from './shop-platforms.js';

type Trial = BodyOf<typeof tryShopConnection>;

/** Staff try a shop before they save it: what was asked, and what was understood. */
@Injectable()
export class TryShop {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly credentials: ShopCredentials,
    private readonly platforms: ShopPlatforms,
    private readonly members: ShopMembers,
  ) {}

  /** A number without + is one of Taiwan. @throws request.invalid, request.not_found, phone.… */
  async run(ctx: StaffContext, { platform, connectionId, phone, ...input }: Trial): Promise<ShopTrial> {
    const stored = connectionId === null ? {} : await this.stored(ctx, connectionId);
    const { teamId } = ctx;
    const table = connectionId === null ? undefined : this.members.table({ teamId, connectionId });
    const credentials = this.credentials.check(platform, input.credentials, stored);
    const e164 = phone === null ? null : (await readMobileNumber(phone, 'TW', 'all')).e164;
    const exchanges: ShopExchange[] = [];
    const observe = (exchange: ShopExchange) => void exchanges.push(exchange);
    const bucket = connectionId === null ? null : await this.platforms.bucket(teamId, connectionId);
    const shop = this.platforms.open(platform, credentials, {
      observe,
      ...(table && { table }),
      ...(bucket && { bucket }),
    });
    // At once: a shop that takes its 10 s for each would be too late for the request.
    const [connection, match] = await Promise.all([
      describeConnection(shop),
      e164 === null ? null : shop.findByPhone(e164).then(describeMatch),
    ]);
    return { connection, match, exchanges };
  }

  private async stored(ctx: StaffContext, id: string): Promise<Credentials> {
    const row = await this.transactions.once((db) => this.connections.get(db, ctx.teamId, id));
    return this.credentials.known(row);
  }
}

async function describeConnection(shop: ShopPlatform): Promise<ShopTrial['connection']> {
  const result = await shop.testConnection();
  return result.ok
    ? { ok: true, scopes: result.scopes, reason: null, detail: null }
    : { ok: false, scopes: [], reason: result.reason, detail: result.detail };
}

function describeMatch(match: MemberMatch): NonNullable<ShopTrial['match']> {
  switch (match.kind) {
    case 'none':
      return { kind: 'none', detail: null, members: [] };
    case 'one':
      return { kind: 'one', detail: null, members: [describeMember(match.member)] };
    case 'many':
      return { kind: 'many', detail: null, members: match.members.map(describeMember) };
    case 'unavailable':
    case 'misconfigured':
      return { kind: match.kind, detail: match.detail, members: [] };
  }
}

function describeMember(member: ShopMember) {
  const { memberNumber, name, tier, points, phoneVerified, blacklisted, lineUserId } = member;
  const maskedNumber = memberNumber.length > 4 ? `…${memberNumber.slice(-4)}` : memberNumber;
  const maskedName = maskName(name);
  const hasLineUserId = lineUserId !== null;
  return { maskedNumber, maskedName, tier, points, phoneVerified, blacklisted, hasLineUserId };
}
