import { Injectable } from '@nestjs/common';
import type { BindingChannel } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import type { ShopConnectionEntity } from '../shops/shop-connection.entity.js';
import { ShopConnectionRepository } from '../shops/shop-connection.repository.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { LastDays } from './last-days.js';

/** The list of phone binding: five statements, however many channels. */
@Injectable()
export class ShowBindingChannels {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: BindingSettingsRepository,
    private readonly shops: ShopConnectionRepository,
    private readonly tags: TagRepository,
    private readonly lastDays: LastDays,
  ) {}

  list({ teamId }: StaffContext): Promise<{ items: BindingChannel[] }> {
    return this.transactions.once(async (db) => {
      const settings = await this.settings.list(db, teamId);
      const shops = new Map((await this.shops.list(db, teamId)).map((shop) => [shop.id, shop]));
      const tags = await this.tags.namesOf(db, teamId);
      const daysOf = await this.lastDays.of(db, teamId);
      const items = settings.map(({ channelId, content }) => {
        const shop = shops.get(content.shopConnectionId ?? '');
        return {
          channelId,
          matchPlatform: content.matchPlatform,
          shop: shop && content.matchPlatform !== 'none' ? { name: shop.name, state: stateOf(shop) } : null,
          tags: content.tagIds.flatMap((id) => {
            const name = tags.get(id);
            return name === undefined ? [] : [{ id, name }];
          }),
          ...daysOf(channelId),
        };
      });
      return { items };
    });
  }
}

function stateOf({
  lastSuccessAt,
  lastFailureAt,
}: ShopConnectionEntity): NonNullable<BindingChannel['shop']>['state'] {
  if (lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt)) return 'failing';
  return lastSuccessAt === null ? 'untested' : 'working';
}
