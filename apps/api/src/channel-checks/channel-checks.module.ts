import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { RichMenusModule } from '../rich-menus/rich-menus.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsGatewaysModule } from '../sms-gateways/sms-gateways.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { SocialBindingSettingsModule } from '../social-binding/social-binding-settings.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ChannelCheckEntity } from './channel-check.entity.js';
import { ChannelCheckRepository } from './channel-check.repository.js';
import { ChannelChecksController } from './channel-checks.controller.js';
import { CheckChannel } from './check-channel.js';
import { CheckSchedule } from './check-schedule.js';
import { ChecklistTickEntity } from './checklist-tick.entity.js';
import { HearIdentityTest } from './identity-test/hear-identity-test.js';
import { IdentityTestController } from './identity-test/identity-test.controller.js';
import { IdentityTestEntity } from './identity-test/identity-test.entity.js';
import { IdentityTestRepository } from './identity-test/identity-test.repository.js';
import { IdentityTests } from './identity-test/identity-tests.js';
import { OpenIdentityTest } from './identity-test/open-identity-test.js';
import { StartIdentityTest } from './identity-test/start-identity-test.js';
import { TestedChannels } from './identity-test/tested-channels.js';
import { Outsides } from './outsides.js';
import { RepairChannel } from './repair/repair-channel.js';
import { RepairHold } from './repair/repair-hold.js';
import { RepairLiffApp } from './repair/repair-liff-app.js';
import { RepairMenus } from './repair/repair-menus.js';
import { RepairWebhook } from './repair/repair-webhook.js';
import { RunChecks } from './run-checks.js';
import { ShowReports } from './show-reports.js';
import { StoredSetups } from './stored-setup.js';
import { TickChecklist } from './tick-checklist.js';

/** The doctor: what is wrong with a channel's set-up, how it is put right, and the proof that it is one provider. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ChannelCheckEntity, ChecklistTickEntity, IdentityTestEntity]),
    AuditModule,
    BindingSettingsModule,
    ChannelsModule,
    RichMenusModule,
    ShopsModule,
    SmsGatewaysModule,
    SmsModule,
    SocialBindingSettingsModule,
    TeamsModule,
  ],
  controllers: [ChannelChecksController, IdentityTestController],
  providers: [
    ChannelCheckRepository,
    CheckChannel,
    CheckSchedule,
    HearIdentityTest,
    IdentityTestRepository,
    IdentityTests,
    OpenIdentityTest,
    Outsides,
    RepairChannel,
    RepairHold,
    RepairLiffApp,
    RepairMenus,
    RepairWebhook,
    RunChecks,
    ShowReports,
    StartIdentityTest,
    StoredSetups,
    TestedChannels,
    TickChecklist,
  ],
  exports: [CheckSchedule, HearIdentityTest],
})
export class ChannelChecksModule {}
