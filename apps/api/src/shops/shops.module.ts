import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopConnections } from './shop-connections.js';
import { ShopPlatforms } from './shop-platforms.js';
import { ShopsController } from './shops.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([ShopConnectionEntity]), AuditModule],
  controllers: [ShopsController],
  providers: [ShopConnectionRepository, ShopConnections, ShopPlatforms],
  exports: [ShopConnectionRepository, ShopConnections, ShopPlatforms],
})
export class ShopsModule {}
