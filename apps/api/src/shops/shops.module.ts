import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { MemberTableModule } from '../member-table/member-table.module.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { RegisterShopWebhook } from './register-shop-webhook.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopConnections } from './shop-connections.js';
import { ShopCredentials } from './shop-credentials.js';
import { ShopHealthRecord } from './shop-health-record.js';
import { ShopPlatforms } from './shop-platforms.js';
import { ShopTurnsEntity } from './shop-turns.entity.js';
import { ShopWebhookAddress } from './shop-webhook-address.js';
import { ShopWriteBacks } from './shop-write-backs.js';
import { ShopWriteHandler } from './shop-write.handler.js';
import { ShopsController } from './shops.controller.js';
import { TryShop } from './try-shop.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ShopConnectionEntity, ShopTurnsEntity]),
    AuditModule,
    ChannelsModule,
    MemberTableModule,
  ],
  controllers: [ShopsController],
  providers: [
    ShopConnectionRepository,
    ShopConnections,
    ShopCredentials,
    ShopHealthRecord,
    RegisterShopWebhook,
    ShopPlatforms,
    {
      provide: ShopWebhookAddress,
      inject: [CONFIG],
      useFactory: (config: Config) => new ShopWebhookAddress(config),
    },
    ShopWriteBacks,
    ShopWriteHandler,
    TryShop,
  ],
  exports: [
    ShopConnectionRepository,
    ShopConnections,
    ShopCredentials,
    ShopPlatforms,
    ShopWebhookAddress,
    ShopWriteBacks,
  ],
})
export class ShopsModule {}
