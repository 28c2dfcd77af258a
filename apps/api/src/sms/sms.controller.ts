import { Controller } from '@nestjs/common';
import { getSmsAccount, listLedger, topUpSms } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ShowSmsAccount } from './show-sms-account.js';
import { TopUp } from './top-up.js';

@Controller()
export class SmsController {
  constructor(
    private readonly accounts: ShowSmsAccount,
    private readonly topUps: TopUp,
  ) {}

  @Endpoint(getSmsAccount)
  get(@Staff() ctx: StaffContext): Answer<typeof getSmsAccount> {
    return this.accounts.get(ctx);
  }

  @Endpoint(listLedger)
  listLedger(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listLedger>,
  ): Answer<typeof listLedger> {
    return this.accounts.listLedger(ctx, input.query);
  }

  @Endpoint(topUpSms)
  topUp(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof topUpSms>): Answer<typeof topUpSms> {
    return this.topUps.topUp(ctx, input.body).then(() => this.accounts.get(ctx));
  }
}
