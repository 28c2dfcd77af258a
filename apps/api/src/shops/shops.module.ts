import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { MemberTableModule } from '../member-table/member-table.module.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopConnections } from './shop-connections.js';
import { ShopCredentials } from './shop-credentials.js';
import { ShopHealthRecord } from './shop-health-record.js';
import { ShopPlatforms } from './shop-platforms.js';
import { ShopsController } from './shops.controller.js';
import { TryShop } from './try-shop.js';

@Module({
  imports: [TypeOrmModule.forFeature([ShopConnectionEntity]), AuditModule, MemberTableModule],
  controllers: [ShopsController],
  providers: [
    ShopConnectionRepository,
    ShopConnections,
    ShopCredentials,
    ShopHealthRecord,
    ShopPlatforms,
    TryShop,
  ],
  exports: [ShopConnectionRepository, ShopConnections, ShopPlatforms],
})
export class ShopsModule {}
