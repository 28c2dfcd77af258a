import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { checkNames, type CheckName } from '@tieline/contracts';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ChannelCheckRepository } from './channel-check.repository.js';
import type { CheckSubject } from './check-subject.js';
import { allChecks } from './checks/all-checks.js';
import { finding, type Finding } from './finding.js';
import { IdentityTests } from './identity-test/identity-tests.js';
import { Outsides } from './outsides.js';
import { probeOf, type Probe } from './probe.js';
import { StoredSetups, type Place } from './stored-setup.js';

/** Who asks is waiting; what is slower than this is looked at again another time. */
const patienceMs = 12_000;

/** Looks at a channel's set-up and keeps what was found. */
@Injectable()
export class RunChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly setups: StoredSetups,
    private readonly identityTests: IdentityTests,
    private readonly outsides: Outsides,
    private readonly results: ChannelCheckRepository,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** @throws request.not_found, for another team's channel too */
  async run(place: Place, names: readonly CheckName[] = checkNames): Promise<void> {
    const { setup, identityTest } = await this.transactions.once(async (db) => ({
      setup: await this.setups.get(db, place),
      identityTest: await this.identityTests.proofOf(db, place),
    }));
    const subject = { ...setup.subject, identityTest };
    const probe = probeOf(this.outsides.of(setup));
    const found = await Promise.all(
      [...new Set(names)].map(async (check) => ({ check, finding: await this.look(check, subject, probe) })),
    );
    await this.transactions.once((db) => this.results.save(db, place, found));
  }

  private async look(check: CheckName, subject: CheckSubject, probe: Probe): Promise<Finding> {
    const ended = new AbortController();
    const late = wait(patienceMs, finding('check.unfinished'), { signal: ended.signal });
    late.catch(() => undefined);
    try {
      return await Promise.race([allChecks[check](subject, probe), late]);
    } catch (error) {
      this.logger.error({ err: error, check }, 'a check failed');
      return finding('check.unfinished');
    } finally {
      ended.abort();
    }
  }
}
