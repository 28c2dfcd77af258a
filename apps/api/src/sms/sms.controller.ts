import { Controller, Res } from '@nestjs/common';
import {
  exportLedger,
  getSmsAccount,
  getSmsBudgets,
  listLedger,
  listSmsMessages,
  topUpSms,
  updateSmsAccount,
} from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ExportLedger } from './export-ledger.js';
import { SetSmsAccount } from './set-sms-account.js';
import { ShowSmsAccount } from './show-sms-account.js';
import { ShowSmsBudgets } from './show-sms-budgets.js';
import { ShowSmsMessages } from './show-sms-messages.js';
import { TopUp } from './top-up.js';

@Controller()
export class SmsController {
  constructor(
    private readonly accounts: ShowSmsAccount,
    private readonly budgets: ShowSmsBudgets,
    private readonly messages: ShowSmsMessages,
    private readonly limits: SetSmsAccount,
    private readonly topUps: TopUp,
    private readonly ledger: ExportLedger,
  ) {}

  @Endpoint(getSmsAccount)
  get(@Staff() ctx: StaffContext): Answer<typeof getSmsAccount> {
    return this.accounts.get(ctx);
  }

  @Endpoint(updateSmsAccount)
  update(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof updateSmsAccount>,
  ): Answer<typeof updateSmsAccount> {
    return this.limits.set(ctx, input.body).then(() => this.accounts.get(ctx));
  }

  @Endpoint(getSmsBudgets)
  getBudgets(@Staff() ctx: StaffContext): Answer<typeof getSmsBudgets> {
    return this.budgets.show(ctx);
  }

  @Endpoint(listLedger)
  listLedger(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listLedger>,
  ): Answer<typeof listLedger> {
    return this.accounts.listLedger(ctx, input.query);
  }

  @Endpoint(exportLedger)
  async exportLedger(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof exportLedger>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'sms-ledger.csv', await this.ledger.begin(ctx, input.query));
  }

  @Endpoint(listSmsMessages)
  listMessages(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listSmsMessages>,
  ): Answer<typeof listSmsMessages> {
    return this.messages.list(ctx, input.query);
  }

  @Endpoint(topUpSms)
  topUp(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof topUpSms>): Answer<typeof topUpSms> {
    return this.topUps.topUp(ctx, input.body).then(() => this.accounts.get(ctx));
  }
}
