import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ProcessRole } from '../delivery/delivery.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { RecheckMember } from './recheck-member.js';
import { ShopEventEntity } from './shop-event.entity.js';
import { ShopEventInbox } from './shop-event-inbox.js';
import { ShopEventSweeper } from './shop-event-sweeper.js';
import { ShopEventWorker } from './shop-event-worker.js';
import { ShopWebhookReceiver } from './shop-webhook.receiver.js';

/** What shops tell of their members by themselves. */
@Module({})
export class ShopWebhooksModule {
  static of(role: ProcessRole): DynamicModule {
    return {
      module: ShopWebhooksModule,
      imports: [TypeOrmModule.forFeature([ShopEventEntity]), PhoneBindingModule, ShopsModule],
      providers: [
        RecheckMember,
        ShopEventInbox,
        ShopEventWorker,
        ShopWebhookReceiver,
        ...(role === 'http' ? [] : [ShopEventSweeper]),
      ],
      exports: [ShopWebhookReceiver],
    };
  }
}
