import { Injectable } from '@nestjs/common';
import { LineClient, type LiffApp, type LineChannelCredentials } from '@tieline/line';
import { AuditLog } from '../../audit/audit-log.js';
import { auditView } from '../../channels/channel-setup.js';
import { ChannelCredentials } from '../../channels/channel-credentials.js';
import { ChannelLinks } from '../../channels/channel-links.js';
import { ChannelRepository } from '../../channels/channel.repository.js';
import { isDuplicateKey } from '../../database/database-errors.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { wantedScopes } from '../checks/liff-checks.js';
import { isBindingPage, isOwnPage } from '../own-page.js';
import type { StoredSetup } from '../stored-setup.js';
import { nothingToDo, refused, repaired, type Repaired } from './repaired.js';

/** The binding page's LIFF app at LINE: makes it, adopts it, or puts its settings right. */
@Injectable()
export class RepairLiffApp {
  constructor(
    private readonly line: LineClient,
    private readonly credentials: ChannelCredentials,
    private readonly links: ChannelLinks,
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly audit: AuditLog,
  ) {}

  /** An app that serves another page is left alone: its settings are somebody else's. */
  async repair({ row, subject }: StoredSetup): Promise<Repaired> {
    const { login } = this.credentials.pairsOf(row);
    if (!login || !row.liffId) throw new ProblemError('channel.no_liff');
    const apps = await this.line.listLiffApps(login);
    if (!apps.ok) return refused(apps);
    const app = apps.value.find(({ liffId }) => liffId === row.liffId);
    if (!app) return { outcome: 'refused', detail: `no LIFF app ${row.liffId}` };
    if (!isBindingPage(app.view.url, subject.publicUrl)) {
      return { outcome: 'refused', detail: `the LIFF app serves ${app.view.url}`.slice(0, 300) };
    }
    return this.settle(login, app, subject.liffSize);
  }

  /** An app of ours that an earlier try left is taken up, so that no second one is made. */
  async create(ctx: StaffContext, setup: StoredSetup): Promise<Repaired> {
    const { login } = this.credentials.pairsOf(setup.row);
    if (!login) throw new ProblemError('channel.no_liff');
    const apps = await this.line.listLiffApps(login);
    if (!apps.ok) return refused(apps);
    const { publicUrl, liffId, gameLiffId, liffSize } = setup.subject;
    const ours = apps.value.filter((app) => app.liffId !== gameLiffId && isOwnPage(app.view.url, publicUrl));
    const current = ours.find((app) => app.liffId === liffId);
    if (current) return this.settle(login, current, liffSize);
    const left = ours[0];
    if (left) return this.adopt(ctx, setup, login, left);
    const made = await this.line.createLiffApp(login, {
      ...wanted(`${publicUrl}/liff-bind.html`, liffSize),
      description: '手機綁定',
    });
    if (!made.ok) return refused(made);
    return this.adopt(ctx, setup, login, { liffId: made.value.liffId });
  }

  /** The endpoint URL names the app's own id, which LINE gives out only with the app. */
  private async adopt(
    ctx: StaffContext,
    { row, subject }: StoredSetup,
    login: LineChannelCredentials,
    app: LiffApp | { liffId: string },
  ): Promise<Repaired> {
    const settled = await this.settle(login, app, subject.liffSize);
    if (settled.outcome === 'refused') return settled;
    const { liffId } = app;
    await this.transactions
      .run(async (tx) => {
        await this.channels.update(tx, row, { liffId });
        const target = { action: 'channel.updated', targetType: 'channel', targetId: row.id };
        const [before, after] = [auditView(row), auditView({ ...row, liffId })];
        await this.audit.record(tx, ctx, { ...target, before, after });
      })
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new ProblemError('channel.taken', {}, { cause: error }) : error;
      });
    return repaired;
  }

  private async settle(
    login: LineChannelCredentials,
    app: LiffApp | { liffId: string },
    size: Size,
  ): Promise<Repaired> {
    // what is larger than needed stays: staff may have chosen it
    const keeps = 'view' in app && app.view.type === 'full';
    const settings = wanted(this.links.liffEndpoint(app.liffId) ?? '', keeps ? 'full' : size);
    if ('view' in app && isSettled(app, settings)) return nothingToDo;
    const result = await this.line.updateLiffApp(login, app.liffId, settings);
    return result.ok ? repaired : refused(result);
  }
}

type Wanted = ReturnType<typeof wanted>;
type Size = StoredSetup['subject']['liffSize'];

function wanted(url: string, type: Size) {
  return {
    view: { type, url, moduleMode: false },
    scope: [...wantedScopes],
    botPrompt: 'aggressive' as const,
  };
}

/** Scopes that staff added for themselves stay. */
function isSettled(app: LiffApp, { view, scope, botPrompt }: Wanted): boolean {
  return (
    app.view.type === view.type &&
    app.view.url === view.url &&
    app.botPrompt === botPrompt &&
    scope.every((each) => app.scope.includes(each))
  );
}
