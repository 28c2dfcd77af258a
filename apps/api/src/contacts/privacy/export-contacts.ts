import { Injectable } from '@nestjs/common';
import type { QueryOf, exportContacts } from '@tieline/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import { FunnelPeople } from '../../binding-funnel/funnel-people.js';
import { Cipher } from '../../database/cipher.js';
import { Transactions } from '../../database/transactions.js';
import type { StaffContext } from '../../http/request-context.js';
import { TagRepository, type TagName } from '../../tagging/tag.repository.js';
import { isFriend } from '../contact.entity.js';
import { ContactDirectoryRepository, type ContactRow } from '../contact-directory.repository.js';
import { searchFor } from '../contact-directory.js';
import { byteOrderMark, csvRow, phoneAsText } from '../../http/csv.js';
import { openBindingPhone } from './reveal-phone.js';

type Query = QueryOf<typeof exportContacts>;

const pageSize = 500;
const headings = {
  'zh-TW': [
    '姓名',
    '狀態',
    '手機',
    '會員編號',
    '平台',
    '渠道',
    '標籤',
    '綁定時間',
    '好友',
    'LINE UID',
    '建立時間',
  ],
  en: [
    'Name',
    'State',
    'Phone',
    'Member number',
    'Platform',
    'Channel',
    'Tags',
    'Linked at',
    'Friend',
    'LINE UID',
    'Created',
  ],
} as const;
const words = {
  'zh-TW': { bound: '已綁定', unbound: '未綁定', yes: '是', no: '否', unknown: '不明' },
  en: { bound: 'Linked', unbound: 'Not linked', yes: 'Yes', no: 'No', unknown: 'Unknown' },
} as const;

/** The filtered list as CSV, a page at a time: memory stays flat, and no connection is held between pages. */
@Injectable()
export class ExportContacts {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: ContactDirectoryRepository,
    private readonly tags: TagRepository,
    private readonly audit: AuditLog,
    private readonly cipher: Cipher,
    private readonly funnel: FunnelPeople,
  ) {}

  /** Audited before the first byte; what was searched for may be a number, so only that there was a search. */
  async begin(ctx: StaffContext, query: Query): Promise<AsyncGenerator<string>> {
    const { q, ...filter } = query;
    const target = { action: 'contacts.exported', targetType: 'team', targetId: ctx.teamId };
    const after = { ...filter, searched: q !== undefined && q !== '' };
    await this.transactions.run((tx) => this.audit.record(tx, ctx, { ...target, after }));
    return this.pages(ctx, query);
  }

  private async *pages(ctx: StaffContext, query: Query): AsyncGenerator<string> {
    yield byteOrderMark + csvRow(headings[ctx.locale]);
    const { q, channelId, binding, friend, tagId, sort } = query;
    const search = q ? searchFor(this.cipher, ctx, q) : undefined;
    let cursor: string | undefined;
    for (;;) {
      const { rows, tags } = await this.transactions.once(async (db) => {
        const people = await this.funnel.find(db, ctx.teamId, query);
        const filter = { search, channelId, binding, friend, tagId, people, sort };
        const found = await this.directory.list(db, ctx.teamId, filter, cursor, pageSize);
        const ids = found.map(({ id }) => id);
        return { rows: found, tags: await this.tags.ofContacts(db, ctx.teamId, ids) };
      });
      if (rows.length > 0) {
        yield rows.map((row) => this.line(ctx, query, row, tags.get(row.id) ?? [])).join('');
      }
      cursor = rows.at(-1)?.cursor;
      if (rows.length < pageSize) return;
    }
  }

  private line({ locale }: StaffContext, { phones }: Query, row: ContactRow, tags: TagName[]): string {
    const { binding } = row;
    const word = words[locale];
    const whole =
      binding?.phoneSealed && phones === 'full' ? phoneAsText(openBindingPhone(this.cipher, binding)) : null;
    return csvRow([
      row.displayName,
      binding ? word.bound : word.unbound,
      whole ?? binding?.maskedPhone ?? null,
      binding?.memberNumber ?? null,
      binding?.platform ?? null,
      row.channel.name,
      tags.map(({ name }) => name).join('、'),
      binding ? new Date(binding.boundAt).toISOString() : null,
      friendWord(row, word),
      row.lineUserId,
      new Date(row.createdAt).toISOString(),
    ]);
  }
}

function friendWord(row: ContactRow, { yes, no, unknown }: (typeof words)[keyof typeof words]): string {
  const friend = isFriend(row);
  if (friend === null) return unknown;
  return friend ? yes : no;
}
