import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ChannelTrialsController } from './channel-trials.controller.js';
import { SendTestSms } from './send-test-sms.js';
import { ShowBindingTrial } from './show-binding-trial.js';
import { TrialRepository } from './trial.repository.js';

/** Staff try a channel with their own phone: one SMS, or a whole binding. */
@Module({
  imports: [AuditModule, BindingSettingsModule, ChannelsModule, SmsModule, TeamsModule],
  controllers: [ChannelTrialsController],
  providers: [SendTestSms, ShowBindingTrial, TrialRepository],
})
export class ChannelTrialsModule {}
