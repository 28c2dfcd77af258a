import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { ShowAudit } from './show-audit.js';

/** Reading the audit. A module of its own: it needs names from `auth/`, which itself writes records. */
@Module({
  imports: [AuthModule],
  controllers: [AuditController],
  providers: [AuditRepository, ShowAudit],
})
export class AuditTrailModule {}
