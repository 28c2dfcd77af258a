import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { StaffRepository } from './staff.repository.js';

/**
 * Who runs the installation: accounts that the environment names by their e-mail address. No screen makes anybody an
 * operator, and no team's admin gets at the account of one.
 */
@Injectable()
export class Operators {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly staff: StaffRepository,
  ) {}

  named(email: string): boolean {
    return this.config.operators.includes(email.toLowerCase());
  }

  async are(db: EntityManager, staffId: string): Promise<boolean> {
    const person = await this.staff.find(db, staffId);
    return person !== null && this.named(person.email);
  }
}
