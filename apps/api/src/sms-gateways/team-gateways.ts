import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { HandedTo } from '../delivery/handed-to.js';
import { GatewayMaker, type Route } from './gateway-maker.js';
import { instanceGatewayId } from './report-address.js';
import { countriesOf } from './sms-gateway.entity.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';

type Kept = Route & { sealed: string; countries: string[]; enabled: boolean };
type Entry = { readAt: number; kept: Promise<Kept[]> };

/** A change reaches other processes within this time. */
const keptMs = 10_000;
const mostTeams = 5000;

/** A team's gateways, made once and kept: some hold a provider's session. Call it outside a transaction. */
@Injectable()
export class TeamGateways {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: SmsGatewayRepository,
    private readonly maker: GatewayMaker,
    private readonly clock: Clock,
  ) {}

  /**
   * Whom to try for a number of this country, in order. The installation's own gateway serves a team that has none
   * switched on; empty: the team has some, but none for this country.
   */
  async listFor(teamId: string, country: string | null): Promise<Route[]> {
    const enabled = (await this.read(teamId)).filter((kept) => kept.enabled);
    if (enabled.length === 0) return [this.maker.instance];
    return enabled.filter(
      ({ countries }) => countries.length === 0 || (country !== null && countries.includes(country)),
    );
  }

  /**
   * Whom a new SMS will be handed to, as far as it can be noted before a worker has it: the installation's own, which
   * needs no statement of its own then. Null: the team has gateways, and each is noted when its turn comes.
   */
  async expect(teamId: string): Promise<HandedTo | null> {
    if ((await this.read(teamId)).some(({ enabled }) => enabled)) return null;
    const { gatewayId, account } = this.maker.instance;
    return { gatewayId, account };
  }

  /**
   * The one that an SMS was handed to, switched on or not. Null when it was removed since, or belongs to another
   * account now: that one knows nothing of the SMS, and what it says of it would be wrong.
   */
  async find(teamId: string, { gatewayId, account }: HandedTo): Promise<Route | null> {
    const route = await this.get(teamId, gatewayId);
    return route && (account ?? route.account) === route.account ? route : null;
  }

  /** The one that reports are for; null when it was removed. */
  async reporting(id: string): Promise<Route | null> {
    if (id === instanceGatewayId) return this.maker.instance;
    const row = await this.transactions.once((db) => this.rows.find(db, id));
    return row && this.get(row.teamId, id);
  }

  private async get(teamId: string, id: string | null): Promise<Route | null> {
    if (id === null) return this.maker.instance;
    return (await this.read(teamId)).find(({ gatewayId }) => gatewayId === id) ?? null;
  }

  /** The next call reads the rows again. */
  forget(teamId: string): void {
    const entry = this.entries.get(teamId);
    if (entry) entry.readAt = -Infinity;
  }

  private async read(teamId: string): Promise<Kept[]> {
    const now = this.clock.now();
    const known = this.entries.get(teamId);
    if (known && now - known.readAt < keptMs) return known.kept;
    if (this.entries.size > mostTeams) this.entries.clear();
    const entry: Entry = { readAt: now, kept: this.load(teamId, known) };
    this.entries.set(teamId, entry);
    // A failed reading must not be kept as the answer.
    entry.kept.catch(() => this.entries.get(teamId) === entry && this.entries.delete(teamId));
    return entry.kept;
  }

  private async load(teamId: string, known: Entry | undefined): Promise<Kept[]> {
    const before = (await known?.kept.catch(() => [])) ?? [];
    const rows = await this.transactions.once((db) => this.rows.list(db, teamId));
    return rows.map((row) => {
      const { id, credentialsSealed: sealed, enabled } = row;
      const same = before.find((kept) => kept.gatewayId === id && kept.sealed === sealed);
      const { account, gateway } = same ?? this.maker.make(row);
      return { gatewayId: id, account, sealed, gateway, countries: countriesOf(row), enabled: enabled === 1 };
    });
  }
}
