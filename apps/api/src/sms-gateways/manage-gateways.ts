import { Injectable } from '@nestjs/common';
import type { BodyOf, TeamSmsGateway, createSmsGateway, updateSmsGateway } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { GatewayCredentials } from './gateway-credentials.js';
import { GatewayRecords } from './gateway-records.js';
import { ShowGateways } from './show-gateways.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';
import { TeamGateways } from './team-gateways.js';

const most = 10;

type Input = BodyOf<typeof createSmsGateway>;
type Changes = BodyOf<typeof updateSmsGateway>;

/** Adding, changing, ordering and removing gateways, each audited without a credential. */
@Injectable()
export class ManageGateways {
  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: SmsGatewayRepository,
    private readonly credentials: GatewayCredentials,
    private readonly show: ShowGateways,
    private readonly team: TeamGateways,
    private readonly records: GatewayRecords,
  ) {}

  async create(ctx: StaffContext, input: Input): Promise<TeamSmsGateway> {
    if (!this.show.offers(input.kind)) {
      throw new ProblemError('request.invalid', { issues: [{ path: 'body.kind', code: 'format' }] });
    }
    const credentials = this.credentials.check(input.kind, this.credentials.merge(null, input.credentials));
    const row = await this.transactions.run(async (tx) => {
      const others = await this.gateways.listLocked(tx, ctx.teamId);
      if (others.length >= most) throw new ProblemError('sms_gateway.too_many');
      const added = this.records.rowOf(ctx, input, credentials, (others.at(-1)?.place ?? 0) + 1);
      await this.gateways.insert(tx, added);
      await this.records.write(tx, ctx, 'created', null, added);
      return added;
    });
    this.team.forget(ctx.teamId);
    return this.show.describe(row);
  }

  async update(ctx: StaffContext, id: string, { credentials, ...plain }: Changes): Promise<TeamSmsGateway> {
    const row = await this.transactions.run(async (tx) => {
      const before = await this.gateways.get(tx, ctx.teamId, id);
      const changes = this.records.changesOf(plain);
      if (credentials) {
        const merged = this.credentials.merge(before, credentials);
        changes.credentialsSealed = this.credentials.seal(
          before,
          this.credentials.check(before.kind, merged),
        );
      }
      await this.gateways.update(tx, before, changes);
      const after = { ...before, ...changes };
      await this.records.write(tx, ctx, 'updated', before, after, Object.keys(credentials ?? {}));
      return after;
    });
    this.team.forget(ctx.teamId);
    return this.show.describe(row);
  }

  async remove(ctx: StaffContext, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.gateways.get(tx, ctx.teamId, id);
      await this.gateways.remove(tx, row);
      await this.records.write(tx, ctx, 'removed', row, null);
    });
    this.team.forget(ctx.teamId);
  }

  /** @throws request.conflict when `ids` are not those of the team, each once: somebody added or removed one */
  async order(ctx: StaffContext, ids: readonly string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows = await this.gateways.listLocked(tx, ctx.teamId);
      const known = new Map(rows.map((row) => [row.id, row]));
      const complete = ids.length === rows.length && new Set(ids).size === ids.length;
      if (!complete || !ids.every((id) => known.has(id))) throw new ProblemError('request.conflict');
      for (const [at, id] of ids.entries()) await this.gateways.place(tx, ctx.teamId, id, at + 1);
      const names = (order: readonly string[]) => order.map((id) => known.get(id)?.name ?? '');
      await this.records.ordered(tx, ctx, names(rows.map(({ id }) => id)), names(ids));
    });
    this.team.forget(ctx.teamId);
  }
}
