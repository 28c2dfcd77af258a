import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { ImportFiles } from './import-files.js';
import { ImportRunner } from './import-runner.js';
import { ImportScheduler } from './import-scheduler.js';
import { MemberImportRepository } from './member-import.repository.js';
import { MemberImports } from './member-imports.js';
import { MemberImportsController } from './member-imports.controller.js';
import { MemberTableModule } from './member-table.module.js';

/** How files become members. */
@Module({
  imports: [AuditModule, MemberTableModule, ShopsModule],
  controllers: [MemberImportsController],
  providers: [ImportFiles, ImportRunner, ImportScheduler, MemberImportRepository, MemberImports],
  exports: [ImportFiles, MemberImportRepository],
})
export class MemberImportsModule {}
