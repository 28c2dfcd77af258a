import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { checkNames, type CheckCode, type CheckName } from '@tieline/contracts';
import type { Logger } from 'pino';
import { ChannelSending } from '../channels/channel-sending.js';
import type { ChannelEntity } from '../channels/channel.entity.js';
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

const proofsOfCredentials = new Set<CheckCode>(['bot.ok', 'bot.ok_chat_on', 'bot.other_basic_id']);
const proofsOfQuota = new Set<CheckCode>(['quota.ok', 'quota.low', 'quota.unlimited']);

/** Looks at a channel's set-up and keeps what was found. */
@Injectable()
export class RunChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly setups: StoredSetups,
    private readonly identityTests: IdentityTests,
    private readonly outsides: Outsides,
    private readonly results: ChannelCheckRepository,
    private readonly sending: ChannelSending,
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
    await this.mend(setup.row, found);
  }

  /** Credentials that work end a pause; messages that are left end the notice that there are none. */
  private async mend(row: ChannelEntity, found: readonly { finding: Finding }[]): Promise<void> {
    const codes = found.map(({ finding: { code } }) => code);
    const works = row.pausedAt !== null && codes.some((code) => proofsOfCredentials.has(code));
    const left = row.quotaUsedUpAt !== null && codes.some((code) => proofsOfQuota.has(code));
    if (!works && !left) return;
    await this.transactions.run(async (tx) => {
      if (works) await this.sending.resume(tx, row);
      if (left) await this.sending.noteQuotaLeft(tx, row);
    });
    this.sending.forget(row.id);
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
