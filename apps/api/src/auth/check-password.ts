import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { verifyPassword } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffRepository } from './staff.repository.js';

/** The password again, before what a borrowed session must not do. Counted like a sign-in. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: SignInThrottle,
    private readonly staff: StaffRepository,
  ) {}

  /** @throws ProblemError */
  async require(staffId: string, address: string, password: string): Promise<StaffEntity> {
    const person = await this.transactions.once((db) => this.staff.find(db, staffId));
    if (!person) throw new ProblemError('auth.required');
    await this.throttle.take(person.email, address);
    if (!(await verifyPassword(person.passwordHash, password))) {
      throw new ProblemError('auth.password_wrong');
    }
    await this.transactions.run((tx) => this.throttle.succeeded(tx, person.email, address));
    return person;
  }
}
