import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, TwoFactor, confirmTwoFactor, enrolTwoFactor } from '@tieline/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import { isDuplicateKey } from '../../database/database-errors.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { CheckPassword } from '../check-password.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { base32, otpauthUrl } from './totp.js';
import { TwoFactorRepository } from './two-factor.repository.js';

/** RFC 4226 asks for 128 bits at least and recommends 160. */
const secretBytes = 20;

/** A person's own authenticator app: look, enrol, confirm, turn off. */
@Injectable()
export class TwoFactorSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: CheckPassword,
    private readonly throttle: SignInThrottle,
    private readonly factors: TwoFactorRepository,
    private readonly audit: AuditLog,
  ) {}

  get(ctx: StaffContext): Promise<TwoFactor> {
    return this.transactions.once(async (db) => ({
      enabled: await this.factors.isOn(db, ctx.staffId),
      recoveryCodesLeft: await this.factors.codesLeft(db, ctx.staffId),
    }));
  }

  async enrol(
    ctx: StaffContext,
    address: string,
    { password }: BodyOf<typeof enrolTwoFactor>,
  ): Promise<ResponseOf<typeof enrolTwoFactor>> {
    const { email } = await this.passwords.require(ctx.staffId, address, password);
    const bytes = randomBytes(secretBytes);
    try {
      await this.transactions.run((tx) => this.factors.enrol(tx, ctx.staffId, bytes));
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('auth.two_factor_on') : error;
    }
    const secret = base32(bytes);
    return { secret, url: otpauthUrl(secret, email) };
  }

  async confirm(
    ctx: StaffContext,
    { code }: BodyOf<typeof confirmTwoFactor>,
  ): Promise<ResponseOf<typeof confirmTwoFactor>> {
    const counted = `enrol|${ctx.staffId}`;
    await this.throttle.takeCode(counted);
    return this.transactions.run(async (tx) => {
      if (await this.factors.isOn(tx, ctx.staffId)) throw new ProblemError('auth.two_factor_on');
      const recoveryCodes = await this.factors.confirm(tx, ctx.staffId, code);
      if (!recoveryCodes) throw new ProblemError('auth.code_wrong');
      await this.throttle.codeSucceeded(tx, counted);
      const target = { targetType: 'staff', targetId: ctx.staffId };
      await this.audit.record(tx, ctx, { action: 'staff.two_factor_on', ...target });
      return { recoveryCodes };
    });
  }

  async turnOff(ctx: StaffContext, address: string, password: string): Promise<void> {
    await this.passwords.require(ctx.staffId, address, password);
    await this.transactions.run(async (tx) => {
      if (!(await this.factors.remove(tx, ctx.staffId))) throw new ProblemError('auth.two_factor_off');
      const target = { targetType: 'staff', targetId: ctx.staffId };
      await this.audit.record(tx, ctx, { action: 'staff.two_factor_off', ...target });
    });
  }
}
