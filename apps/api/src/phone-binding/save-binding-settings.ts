import { Injectable } from '@nestjs/common';
import type { BindingSettings, BindingSettingsInput } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';
import { WriteBindingSettings } from './write-binding-settings.js';

@Injectable()
export class SaveBindingSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: WriteBindingSettings,
    private readonly shown: DescribeBindingSettings,
  ) {}

  save(ctx: StaffContext, channelId: string, input: BindingSettingsInput): Promise<BindingSettings> {
    const { version, ...content } = input;
    return this.transactions.run(async (tx) => {
      await this.settings.write(tx, ctx, channelId, { version, content, origin: 'saved' });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}
