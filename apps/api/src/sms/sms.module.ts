import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { LedgerRepository } from './ledger.repository.js';
import { ShowSmsAccount } from './show-sms-account.js';
import { SmsAccountEntity } from './sms-account.entity.js';
import { SmsAccounts } from './sms-accounts.js';
import { SmsCredit } from './sms-credit.js';
import { SmsLedgerEntity } from './sms-ledger.entity.js';
import { SmsController } from './sms.controller.js';
import { TopUp } from './top-up.js';

/** SMS credit: what staff see and buy, and what sending charges. */
@Module({
  imports: [TypeOrmModule.forFeature([SmsAccountEntity, SmsLedgerEntity]), AuditModule, TeamsModule],
  controllers: [SmsController],
  providers: [LedgerRepository, SmsAccounts, SmsCredit, ShowSmsAccount, TopUp],
  exports: [SmsAccounts, SmsCredit, TopUp],
})
export class SmsModule {}
