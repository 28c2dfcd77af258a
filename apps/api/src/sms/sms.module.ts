import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { SmsGatewaysModule } from '../sms-gateways/sms-gateways.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ExportLedger } from './export-ledger.js';
import { LedgerRepository } from './ledger.repository.js';
import { SetSmsAccount } from './set-sms-account.js';
import { ShowSmsAccount } from './show-sms-account.js';
import { ShowSmsBudgets } from './show-sms-budgets.js';
import { ShowSmsMessages } from './show-sms-messages.js';
import { SmsAccountEntity } from './sms-account.entity.js';
import { SmsAccounts } from './sms-accounts.js';
import { SmsCredit } from './sms-credit.js';
import { SmsLedgerEntity } from './sms-ledger.entity.js';
import { SmsMessagesRepository } from './sms-messages.repository.js';
import { SmsOutbox } from './sms-outbox.js';
import { SmsController } from './sms.controller.js';
import { TopUp } from './top-up.js';

/** SMS credit: what staff see and buy, and what sending charges. */
@Module({
  imports: [
    TypeOrmModule.forFeature([SmsAccountEntity, SmsLedgerEntity]),
    AuditModule,
    ChannelsModule,
    SmsGatewaysModule,
    TeamsModule,
  ],
  controllers: [SmsController],
  providers: [
    ExportLedger,
    LedgerRepository,
    SetSmsAccount,
    ShowSmsAccount,
    ShowSmsBudgets,
    ShowSmsMessages,
    SmsAccounts,
    SmsCredit,
    SmsMessagesRepository,
    SmsOutbox,
    TopUp,
  ],
  exports: [SmsAccounts, SmsCredit, SmsOutbox, TopUp],
})
export class SmsModule {}
