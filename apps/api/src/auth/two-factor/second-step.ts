import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { TwoFactorRepository } from './two-factor.repository.js';

type Person = { id: string; email: string };

/** The code after the password. Asked again with the password, so that no half-open sign-in is ever kept. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: SignInThrottle,
    private readonly factors: TwoFactorRepository,
  ) {}

  /**
   * The code to consume; null when the person has no second step.
   * @throws ProblemError when one is needed and none was sent, or too many were tried
   */
  async require(person: Person, code: string | undefined): Promise<string | null> {
    if (!(await this.transactions.once((db) => this.factors.isOn(db, person.id)))) return null;
    if (code === undefined) throw new ProblemError('auth.code_required');
    await this.throttle.takeCode(person.email);
    return code.replace(/\s/g, '');
  }

  /** In the transaction that opens the session. @throws ProblemError when the code is wrong or was used */
  async consume(tx: EntityManager, person: Person, code: string): Promise<void> {
    if (!(await this.factors.consume(tx, person.id, code))) throw new ProblemError('auth.code_wrong');
    await this.throttle.codeSucceeded(tx, person.email);
  }
}
