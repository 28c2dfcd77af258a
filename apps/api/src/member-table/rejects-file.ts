import type { EntityManager } from 'typeorm';
import { byteOrderMark, csvRow } from '../http/csv.js';
import { partBytes, type MemberImportRepository } from './member-import.repository.js';
import type { MemberImportEntity } from './member-table.entities.js';

/** What a check leaves out, written while it goes on: of a broken file that is more than the file. */
export class RejectsFile {
  private waiting = Buffer.from(byteOrderMark + csvRow(['line', 'reason', 'value']));
  private parts = 0;

  constructor(
    private readonly imports: MemberImportRepository,
    private readonly row: Pick<MemberImportEntity, 'id' | 'teamId'>,
  ) {}

  add(rejects: readonly { line: number; reason: string; value: string }[]): void {
    if (rejects.length === 0) return;
    const lines = rejects.map(({ line, reason, value }) => csvRow([line, reason, value]));
    this.waiting = Buffer.concat([this.waiting, Buffer.from(lines.join(''))]);
  }

  /** Changes nothing here: the transaction may run again. @returns what is to be told to `written` after it */
  async write(tx: EntityManager, howMuch: 'whole parts' | 'all'): Promise<number> {
    const { length } = this.waiting;
    const bytes = howMuch === 'all' ? length : length - (length % partBytes);
    await this.imports.addParts(tx, this.row, 'rejects', this.waiting.subarray(0, bytes), this.parts);
    return bytes;
  }

  written(bytes: number): void {
    this.waiting = this.waiting.subarray(bytes);
    this.parts += Math.ceil(bytes / partBytes);
  }
}
