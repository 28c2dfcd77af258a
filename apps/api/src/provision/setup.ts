import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, getSetup, setUp } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { hashPassword } from '../auth/passwords.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { FillFromSandbox } from './fill-from-sandbox.js';
import { FirstTeam } from './first-team.js';

const senderNameLength = 12;

/** The first run in the browser: what a provision file does, by hand, for whoever comes first. */
@Injectable()
export class Setup {
  constructor(
    private readonly transactions: Transactions,
    private readonly firstTeam: FirstTeam,
    private readonly audit: AuditLog,
    private readonly sandbox: FillFromSandbox,
  ) {}

  async state(): Promise<ResponseOf<typeof getSetup>> {
    return { needed: !(await this.exists()), sandbox: this.sandbox.offered };
  }

  /** @throws ProblemError when there is a team, also one that is being made this moment */
  async setUp(requestId: string, input: BodyOf<typeof setUp>): Promise<void> {
    if (await this.exists()) throw new ProblemError('setup.done');
    const { organisation, name, email, password, locale } = input;
    const team = {
      id: newId(),
      name: organisation,
      smsSenderName: senderNameOf(organisation),
      timeZone: 'Asia/Taipei',
    };
    const admin = { email, name, locale, role: 'admin' as const, passwordHash: await hashPassword(password) };
    const prepared = { team, staff: [admin], tags: [], shops: [], channels: [], smsCredit: 0 };
    try {
      await this.transactions.run(async (tx) => {
        const ctx = await this.firstTeam.create(tx, prepared, requestId);
        const target = { action: 'team.created', targetType: 'team', targetId: team.id };
        await this.audit.record(tx, ctx, { ...target, after: { name: organisation, email } });
      });
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('setup.done') : error;
    }
  }

  private exists(): Promise<boolean> {
    return this.transactions.once((db) => this.firstTeam.exists(db));
  }
}

/** A start that the settings page would accept; staff choose their own there. */
function senderNameOf(organisation: string): string {
  const allowed = organisation.replace(/[【】[\]\r\n:/.]/g, '');
  return (
    Array.from(allowed).slice(0, senderNameLength).join('').slice(0, senderNameLength).trim() || 'Tieline'
  );
}
