import { Inject, Injectable } from '@nestjs/common';
import { SmsGateway } from '@tieline/sms';
import type { Adapters } from '../adapters/adapters.js';
import { SMS_GATEWAY_FACTORY } from '../adapters/adapters.module.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { GatewayCredentials } from './gateway-credentials.js';
import { ReportAddress, instanceGatewayId } from './report-address.js';
import { countriesOf, type SmsGatewayEntity } from './sms-gateway.entity.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';

/** A gateway as the sender of messages sees it; `id` null is the installation's own. */
export type Route = { id: string | null; gateway: SmsGateway };
type Kept = Route & { id: string; sealed: string; countries: string[]; enabled: boolean };
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
    private readonly credentials: GatewayCredentials,
    private readonly reports: ReportAddress,
    private readonly clock: Clock,
    private readonly instance: SmsGateway,
    @Inject(SMS_GATEWAY_FACTORY) private readonly create: Adapters['smsGateway'],
  ) {}

  /**
   * Whom to try for a number of this country, in order. The installation's own gateway serves a team that has none
   * switched on; empty: the team has some, but none for this country.
   */
  async listFor(teamId: string, country: string | null): Promise<Route[]> {
    const enabled = (await this.read(teamId)).filter((kept) => kept.enabled);
    if (enabled.length === 0) return [{ id: null, gateway: this.instance }];
    return enabled.filter(
      ({ countries }) => countries.length === 0 || (country !== null && countries.includes(country)),
    );
  }

  /** The one that an SMS was handed to, switched on or not; null when it was removed since. */
  async find(teamId: string, id: string | null): Promise<SmsGateway | null> {
    if (id === null) return this.instance;
    return (await this.read(teamId)).find((kept) => kept.id === id)?.gateway ?? null;
  }

  /** The one that reports are for; null when it was removed. */
  async reporting(id: string): Promise<SmsGateway | null> {
    if (id === instanceGatewayId) return this.instance;
    const row = await this.transactions.once((db) => this.rows.find(db, id));
    return row && this.find(row.teamId, id);
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
      const same = before.find((kept) => kept.id === id && kept.sealed === sealed);
      const gateway = same?.gateway ?? this.make(row);
      return { id, sealed, gateway, countries: countriesOf(row), enabled: enabled === 1 };
    });
  }

  private make(row: SmsGatewayEntity): SmsGateway {
    return this.create(row.kind, this.credentials.open(row), this.reports.of(row.id));
  }
}
