import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MemberImportRepository } from './member-import.repository.js';
import type { MemberImportEntity, MemberImportPartEntity } from './member-table.entities.js';

/** Files of an import, some pieces at a time: nobody holds one whole. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: MemberImportRepository,
  ) {}

  /** What the check left out. @throws request.not_found, also when it was forgotten */
  async rejects({ teamId }: StaffContext, id: string): Promise<AsyncGenerator<Buffer>> {
    const row = await this.transactions.once((db) => this.imports.get(db, teamId, id));
    const [first] = await this.transactions.once((db) => this.imports.someParts(db, row, 'rejects', 0));
    if (!first) throw new ProblemError('request.not_found');
    return this.read(row, 'rejects');
  }

  async *read(
    row: Pick<MemberImportEntity, 'id' | 'teamId'>,
    kind: MemberImportPartEntity['kind'],
  ): AsyncGenerator<Buffer> {
    for (let next = 0; ;) {
      const parts = await this.transactions.once((db) => this.imports.someParts(db, row, kind, next));
      if (parts.length === 0) return;
      yield* parts;
      next += parts.length;
    }
  }
}
