import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { createAdapters, type Adapters } from './adapters/adapters.js';
import { AdaptersModule } from './adapters/adapters.module.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CheckSchedulerModule } from './channel-checks/check-scheduler.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { ContactEventsModule } from './contact-events/contact-events.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DeliveryModule, type ProcessRole } from './delivery/delivery.module.js';
import { AccessGuard } from './http/access.guard.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { EndpointInterceptor } from './http/endpoint.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LineWebhookModule } from './line-webhook/line-webhook.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MessagingModule } from './messaging/messaging.module.js';
import { PhoneBindingModule } from './phone-binding/phone-binding.module.js';
import { PublicApiModule } from './public-api/public-api.module.js';
import { ShopWebhooksModule } from './shop-webhooks/shop-webhooks.module.js';
import { SmsDeliveryModule } from './sms/sms-delivery.module.js';
import { staffModules } from './staff.modules.js';
import { SystemModule } from './system/system.module.js';

/** Composition root: the same features in every process; the role says whether queues are run and HTTP is served. */
@Module({})
export class AppModule {
  static of(config: Config, role: ProcessRole, adapters: Adapters = createAdapters(config)): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        LoggingModule,
        MetricsModule,
        AdaptersModule.of(adapters),
        DatabaseModule,
        DeliveryModule.of(config, role),
        ContactEventsModule,
        MessagingModule,
        SmsDeliveryModule.of(role),
        ApiKeysModule,
        AuthModule,
        PhoneBindingModule,
        PublicApiModule,
        LineWebhookModule.of(role),
        ShopWebhooksModule.of(role),
        CheckSchedulerModule.of(role),
        HousekeepingModule.of(role),
        SystemModule,
        ...staffModules,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: EndpointInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
