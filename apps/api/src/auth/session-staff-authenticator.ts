import { Injectable } from '@nestjs/common';
import { tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { StaffAuthenticator } from '../http/access.guard.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { Operators } from './operators.js';
import { sessionToken } from './session-cookie.js';
import { StaffRepository } from './staff.repository.js';

/** Reads the session cookie; the database is asked every time, so that a disabled person is out at once. */
@Injectable()
export class SessionStaffAuthenticator extends StaffAuthenticator {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly staff: StaffRepository,
    private readonly operators: Operators,
  ) {
    super();
  }

  async authenticate(request: TielineRequest): Promise<(StaffContext & { operator: boolean }) | null> {
    const token = sessionToken(request);
    if (!token) return null;
    const session = await this.transactions.once((db) =>
      this.staff.findSession(db, tokenHash(token), this.clock.now()),
    );
    if (!session) return null;
    const { email, ...staff } = session;
    return { ...staff, operator: this.operators.named(email), requestId: request.id };
  }
}
