import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditModule } from './audit.module.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { ExportAudit } from './export-audit.js';
import { ShowAudit } from './show-audit.js';

/** Reading the audit. A module of its own: it needs names from `auth/`, which itself writes records. */
@Module({
  imports: [AuditModule, AuthModule, TeamsModule],
  controllers: [AuditController],
  providers: [AuditRepository, ExportAudit, ShowAudit],
})
export class AuditTrailModule {}
