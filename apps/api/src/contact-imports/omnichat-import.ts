import { Injectable } from '@nestjs/common';
import { releaseGrowth } from '../config/release-memory.js';
import { Transactions } from '../database/transactions.js';
import { ImportFiles } from '../member-table/import-files.js';
import { MemberImportRepository } from '../member-table/member-import.repository.js';
import { RejectsFile } from '../member-table/rejects-file.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import { ImportPeople } from './import-people.js';
import type { ImportSteps } from './import-steps.js';
import { rowsOf, survey, type OmnichatRow } from './omnichat-file.js';

const linesAtOnce = 500;

/** A file from Omnichat. After a crash it begins anew: who was bound by it before is found bound by it. */
@Injectable()
export class OmnichatImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: BindingSettingsRepository,
    private readonly people: ImportPeople,
    private readonly files: ImportFiles,
    private readonly parts: MemberImportRepository,
  ) {}

  async work(job: ContactImportEntity, steps: ImportSteps): Promise<ContactImportEntity['failure']> {
    const encoding = job.encoding ?? 'utf-8';
    const found = await survey(this.files.read(job, 'file'), encoding);
    if ('failure' in found) return found.failure;
    await steps.step(job, async (tx) => {
      await this.parts.dropParts(tx, job.id, 'rejects');
      return { total: found.total, processed: 0, added: 0, same: 0, rejected: 0 };
    });
    const { teamId, channelId } = job;
    const { content } = await this.transactions.once((db) => this.settings.get(db, teamId, channelId));
    const rejects = new RejectsFile(this.parts, job);
    for await (const rows of rowsOf(this.files.read(job, 'file'), encoding, linesAtOnce)) {
      releaseGrowth();
      await this.piece(job, content, rows, rejects, steps);
    }
    await steps.step(job, async (tx) => {
      await rejects.write(tx, 'all');
      await this.parts.dropParts(tx, job.id, 'file');
      return {};
    });
    return null;
  }

  private async piece(
    job: ContactImportEntity,
    match: Parameters<ImportPeople['import']>[2],
    rows: readonly OmnichatRow[],
    rejects: RejectsFile,
    steps: ImportSteps,
  ): Promise<void> {
    const ill = rows.flatMap((row) => (row.kind === 'reject' ? [row] : []));
    const people = rows.flatMap((row) => (row.kind === 'person' ? [row.person] : []));
    let late: typeof ill = [];
    await steps.step(job, async (tx) => {
      const imported = await this.people.import(tx, job, match, people);
      late = imported.rejects.map((reject) => ({ kind: 'reject' as const, ...reject }));
      return {
        processed: job.processed + rows.length,
        added: job.added + imported.added,
        same: job.same + imported.same,
        rejected: job.rejected + ill.length + late.length,
      };
    });
    rejects.add([...ill, ...late].sort((a, b) => a.line - b.line));
    let written = 0;
    await steps.step(job, async (tx) => {
      written = await rejects.write(tx, 'whole parts');
      return {};
    });
    rejects.written(written);
  }
}
