import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { HandedTo } from '../delivery/handed-to.js';
import { InjectLogger } from '../logging/logging.module.js';
import { GatewayMaker, type Route } from './gateway-maker.js';
import { instanceGatewayId } from './report-address.js';
import { countriesOf, type SmsGatewayEntity } from './sms-gateway.entity.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';

/** `route` null: no key opens the credentials, or they do not fit the provider's form any more. */
type Kept = {
  id: string;
  name: string;
  sealed: string;
  countries: string[];
  enabled: boolean;
  route: Route | null;
};
type Entry = { readAt: number; kept: Promise<Kept[]> };

/**
 * `handedTo`: whom a new SMS will be handed to, where that can be noted when it is written, at no statement's cost: the
 * installation's own. Null: the team has gateways, and each is noted when its turn comes.
 */
export type Outlook = { handedTo: HandedTo | null; serves: (country: string | null) => boolean };

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
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Whom to try for a number of this country, in order; empty: the team has some, but none that serves it. */
  async listFor(teamId: string, country: string | null): Promise<Route[]> {
    return this.inOrder(await this.read(teamId), country);
  }

  /** What a new SMS of this team will meet, as far as it can be told before a worker has it. */
  async expect(teamId: string): Promise<Outlook> {
    const all = await this.read(teamId);
    const { gatewayId, account } = this.maker.instance;
    return {
      handedTo: all.some(({ enabled }) => enabled) ? null : { gatewayId, account },
      serves: (country) => this.inOrder(all, country).length > 0,
    };
  }

  /** Names of those that are switched on and passed over, since what is stored of them is of no use. */
  async listUnusable(teamId: string): Promise<string[]> {
    const unusable = (await this.read(teamId)).filter(({ enabled, route }) => enabled && !route);
    return unusable.map(({ name }) => name);
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
    return (await this.read(teamId)).find((kept) => kept.id === id)?.route ?? null;
  }

  /**
   * The installation's own gateway serves a team that has none switched on. It takes no place of one that is unusable:
   * whose account pays is the team's choice.
   */
  private inOrder(all: readonly Kept[], country: string | null): Route[] {
    const enabled = all.filter((kept) => kept.enabled);
    if (enabled.length === 0) return [this.maker.instance];
    return enabled
      .filter(({ countries }) => countries.length === 0 || (country !== null && countries.includes(country)))
      .flatMap(({ route }) => route ?? []);
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
      const { id, name, credentialsSealed: sealed, enabled } = row;
      const same = before.find((kept) => kept.id === id && kept.sealed === sealed);
      const route = same ? same.route : this.make(row);
      return { id, name, sealed, countries: countriesOf(row), enabled: enabled === 1, route };
    });
  }

  /** One that can not be made must not keep the others from serving. */
  private make(row: SmsGatewayEntity): Route | null {
    try {
      return this.maker.make(row);
    } catch (error) {
      const { id: gatewayId, teamId, kind } = row;
      this.logger.error(
        { err: error, gatewayId, teamId, kind },
        'SMS gateway passed over: its credentials can not be read; enter them anew or restore the encryption key',
      );
      return null;
    }
  }
}
