import { Injectable } from '@nestjs/common';
import type { BindingSettingsContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ConflictingWrite } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { SmsAccounts } from '../sms/sms-accounts.js';
import { triggerTextsDiffer } from './binding-readiness.js';
import { BindingReferences } from './binding-references.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { BindingVersionRepository, type VersionSource } from './binding-version.repository.js';
import { changedFields } from './changed-fields.js';
import { SavedCards } from './saved-cards.js';

/** What the column takes on MySQL, in bytes. */
const mostBytes = 65_535;

type Writing = Omit<VersionSource, 'staffId'> & {
  /** the version that was edited */
  version: number;
  content: BindingSettingsContent;
};

const actions = {
  saved: 'binding_settings.saved',
  restored: 'binding_settings.restored',
  card: 'binding_settings.card_updated',
} as const;

/** The one way to a new version of a channel's settings: checked, kept in the history, audited. */
@Injectable()
export class WriteBindingSettings {
  constructor(
    private readonly settings: BindingSettingsRepository,
    private readonly versions: BindingVersionRepository,
    private readonly cards: SavedCards,
    private readonly references: BindingReferences,
    private readonly accounts: SmsAccounts,
    private readonly audit: AuditLog,
  ) {}

  /** @throws binding.settings_changed when somebody saved since */
  async write(
    tx: EntityManager,
    ctx: StaffContext,
    channelId: string,
    { version, content: given, ...source }: Writing & { origin: keyof typeof actions },
  ): Promise<void> {
    if (!triggerTextsDiffer(given)) throw new ProblemError('binding.trigger_texts_equal');
    const content = await this.cards.fill(tx, ctx.teamId, given);
    if (Buffer.byteLength(JSON.stringify(content)) > mostBytes) throw new ProblemError('request.too_large');
    const before = await this.settings.get(tx, ctx.teamId, channelId);
    // a card that changes takes settings along as they are, also when a tag of theirs is gone by now
    if (source.origin !== 'card') await this.references.check(tx, ctx.teamId, content);
    if (!(await this.settings.replace(tx, ctx.teamId, channelId, version, content))) {
      throw new ProblemError('binding.settings_changed');
    }
    const changed = changedFields(before.content, content);
    const channel = { id: channelId, teamId: ctx.teamId };
    const next = { version: version + 1, content, changed };
    await this.versions.insert(tx, channel, next, { ...source, staffId: ctx.staffId });
    await this.accounts.setBudget(tx, ctx.teamId, channelId, content.policy.dailySmsBudget);
    const target = { action: actions[source.origin], targetType: 'channel', targetId: channelId };
    await this.audit.record(tx, ctx, { ...target, before: before.content, after: content });
  }

  /** As part of a unit that read the settings itself: when somebody saved since, the whole unit runs again. */
  async rewrite(...args: Parameters<WriteBindingSettings['write']>): Promise<void> {
    try {
      await this.write(...args);
    } catch (error) {
      const overtaken = error instanceof ProblemError && error.code === 'binding.settings_changed';
      throw overtaken ? new ConflictingWrite('binding settings') : error;
    }
  }
}
