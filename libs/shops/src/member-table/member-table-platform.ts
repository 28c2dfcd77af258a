import { shopPlatformNames } from '@tieline/contracts';
import { z } from 'zod';
import { defineShopPlatform, optionalField, plainField } from '../define-platform.js';
import { matchOf } from '../matching.js';
import { ShopPlatform } from '../platform.js';
import type { ConnectionTest, MemberMatch, MemberRead, ShopMember, ShopTrouble } from '../platform.js';
import { unknownStanding } from '../standing.js';
import type { TableMember } from './rows.js';

/** Members that were imported, as the product keeps them. */
export abstract class MemberTable {
  abstract findByPhone(e164: string): Promise<TableMember[]>;
  abstract find(memberId: string): Promise<TableMember | null>;
  /** how long ago the members were last imported, in ms; null: never */
  abstract ageMs(): Promise<number | null>;
}

export const MemberTableCredentials = z.strictObject({
  maxAgeDays: optionalField(
    plainField({
      label: { 'zh-TW': '資料有效天數', en: 'Days until the members are too old' },
      hint: {
        'zh-TW': '超過此天數未重新匯入時，不再以舊資料比對。留白表示不限。',
        en: 'Without a new import for so long, nobody is matched with old data. Empty: no limit.',
      },
    }).regex(/^[1-9]\d{0,3}$/),
  ),
});
export type MemberTableCredentials = z.output<typeof MemberTableCredentials>;

const dayMs = 86_400_000;

/** A table of members in place of a shop that can not be asked by phone. */
export class MemberTablePlatform extends ShopPlatform {
  constructor(
    private readonly credentials: MemberTableCredentials,
    private readonly table: MemberTable | undefined,
  ) {
    super();
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    return this.ask(async (table) => matchOf((await table.findByPhone(e164)).map(toMember)));
  }

  async getMember(id: string): Promise<MemberRead> {
    return this.ask(async (table) => {
      const member = await table.find(id);
      if (!member) return { kind: 'none' };
      return { kind: 'one', member: toMember(member), holdsPhone: (e164) => e164 === member.phone };
    });
  }

  /** A connection comes before its first import, so an empty table passes. */
  async testConnection(): Promise<ConnectionTest> {
    return { ok: true, scopes: [] };
  }

  /** An empty or an old table knows nothing about who is a member. */
  private async ask<T>(work: (table: MemberTable) => Promise<T>): Promise<T | ShopTrouble> {
    const { table } = this;
    const ageMs = (await table?.ageMs()) ?? null;
    if (!table || ageMs === null) return { kind: 'misconfigured', detail: 'no members were imported yet' };
    const { maxAgeDays } = this.credentials;
    if (maxAgeDays !== undefined && ageMs > Number(maxAgeDays) * dayMs)
      return { kind: 'misconfigured', detail: `the imported members are older than ${maxAgeDays} days` };
    return work(table);
  }
}

/** Nobody says whether the numbers of a table were ever verified. */
function toMember(member: TableMember): ShopMember {
  const { memberId, name, email, storeCredit, tier, tierExpiresAt, points } = member;
  const standing = { ...unknownStanding, email, storeCredit };
  const unknown = { phoneVerified: false, blacklisted: false, lineUserId: null };
  return { id: memberId, memberNumber: memberId, name, tier, tierExpiresAt, points, standing, ...unknown };
}

export const memberTable = defineShopPlatform({
  name: shopPlatformNames.csv,
  credentials: MemberTableCredentials,
  perSecond: null,
  scopes: [],
  prerequisites: [
    {
      key: 'import',
      text: {
        'zh-TW': '已匯入會員名單（CSV），並確認匯入結果',
        en: 'The members were imported from CSV and the result was checked',
      },
    },
    {
      key: 'unverified',
      text: {
        'zh-TW': '名單不含手機驗證狀態：綁定設定須開啟「接受尚未驗證的手機號碼」',
        en: 'A table does not tell which numbers are verified: the binding settings must accept them',
      },
    },
  ],
  create: (credentials, options) => new MemberTablePlatform(credentials, options.table),
});
