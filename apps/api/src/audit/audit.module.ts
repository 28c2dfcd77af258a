import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditLog } from './audit-log.js';
import { AuditEntity } from './audit.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntity])],
  providers: [AuditLog],
  exports: [AuditLog],
})
export class AuditModule {}
