import { Injectable } from '@nestjs/common';
import {
  BindingSettingsInput,
  type BindingSettings,
  type BindingSettingsContent,
  type BindingVersion,
  type QueryOf,
  type ResponseOf,
  type getBindingVersion,
  type listBindingVersions,
} from '@tieline/contracts';
import { StaffRepository } from '../auth/staff.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { contentOf } from './binding-settings.repository.js';
import type { BindingVersionEntity } from './binding-version.entity.js';
import { BindingVersionRepository } from './binding-version.repository.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';
import { WriteBindingSettings } from './write-binding-settings.js';

/** Earlier versions of a channel's settings, and the way back to one. */
@Injectable()
export class BindingHistory {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: BindingVersionRepository,
    private readonly staff: StaffRepository,
    private readonly settings: WriteBindingSettings,
    private readonly shown: DescribeBindingSettings,
  ) {}

  list(
    ctx: StaffContext,
    channelId: string,
    { cursor, limit }: QueryOf<typeof listBindingVersions>,
  ): Promise<ResponseOf<typeof listBindingVersions>> {
    return this.transactions.once(async (db) => {
      const before = cursor === undefined ? undefined : Number(cursor);
      const rows = await this.versions.list(db, ctx.teamId, channelId, { before, limit: limit + 1 });
      // a channel of the team has at least the version that it began with
      if (rows.length === 0 && before === undefined) throw new ProblemError('request.not_found');
      const shown = rows.slice(0, limit);
      const ids = shown.flatMap(({ savedBy }) => savedBy ?? []);
      const names = await this.staff.listNames(db, [...new Set(ids)]);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => toVersion(row, names)),
        nextCursor: rows.length > limit && last ? String(last.version) : null,
      };
    });
  }

  async get(
    ctx: StaffContext,
    channelId: string,
    version: number,
  ): Promise<ResponseOf<typeof getBindingVersion>> {
    const row = await this.transactions.once((db) => this.versions.get(db, ctx.teamId, channelId, version));
    return { version, content: contentOf(row.content) };
  }

  restore(ctx: StaffContext, channelId: string, from: number, version: number): Promise<BindingSettings> {
    return this.transactions.run(async (tx) => {
      const row = await this.versions.get(tx, ctx.teamId, channelId, from);
      const content = usable(contentOf(row.content));
      const writing = { version, content, origin: 'restored', restoredFrom: from } as const;
      await this.settings.write(tx, ctx, channelId, writing).catch((error: unknown) => {
        const gone = error instanceof ProblemError && error.code === 'request.not_found';
        throw gone ? new ProblemError('binding.version_unusable', {}, { cause: error }) : error;
      });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}

/** Rules may have become stricter since the version was saved. */
function usable(content: BindingSettingsContent): BindingSettingsContent {
  const parsed = BindingSettingsInput.safeParse({ ...content, version: 0 });
  if (!parsed.success) throw new ProblemError('binding.version_unusable');
  const { version: _version, ...checked } = parsed.data;
  return checked;
}

function toVersion(
  { version, origin, restoredFrom, changed, savedBy, savedAt }: Omit<BindingVersionEntity, 'content'>,
  names: ReadonlyMap<string, string>,
): BindingVersion {
  const name = savedBy === null ? undefined : names.get(savedBy);
  return {
    version,
    origin,
    restoredFrom,
    changed: JSON.parse(changed) as string[],
    savedBy: savedBy === null || name === undefined ? null : { id: savedBy, name },
    savedAt: new Date(savedAt).toISOString(),
  };
}
