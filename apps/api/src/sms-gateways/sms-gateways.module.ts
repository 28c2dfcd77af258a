import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { GatewayCredentials } from './gateway-credentials.js';
import { GatewayMaker } from './gateway-maker.js';
import { GatewayRecords } from './gateway-records.js';
import { ManageGateways } from './manage-gateways.js';
import { ReportAddress } from './report-address.js';
import { ShowGateways } from './show-gateways.js';
import { SmsGatewayEntity } from './sms-gateway.entity.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';
import { SmsGatewaysController } from './sms-gateways.controller.js';
import { TeamGateways } from './team-gateways.js';
import { TestGateway } from './test-gateway.js';

/** A team's accounts with SMS providers: what admins set up, and what sending chooses from. */
@Module({
  imports: [TypeOrmModule.forFeature([SmsGatewayEntity]), AuditModule, TeamsModule],
  controllers: [SmsGatewaysController],
  providers: [
    SmsGatewayRepository,
    GatewayCredentials,
    GatewayMaker,
    GatewayRecords,
    ManageGateways,
    ShowGateways,
    TeamGateways,
    TestGateway,
    { provide: ReportAddress, inject: [CONFIG], useFactory: (config: Config) => new ReportAddress(config) },
  ],
  exports: [TeamGateways, ReportAddress],
})
export class SmsGatewaysModule {}
