import { Controller } from '@nestjs/common';
import {
  createShopConnection,
  listShopConnections,
  listShopPlatforms,
  registerShopWebhook,
  tryShopConnection,
  updateShopConnection,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { RegisterShopWebhook } from './register-shop-webhook.js';
import { ShopConnections } from './shop-connections.js';
import { describeShopPlatforms } from './shop-credentials.js';
import { TryShop } from './try-shop.js';

@Controller()
export class ShopsController {
  constructor(
    private readonly connections: ShopConnections,
    private readonly trial: TryShop,
    private readonly webhooks: RegisterShopWebhook,
  ) {}

  @Endpoint(listShopPlatforms)
  async platforms(): Answer<typeof listShopPlatforms> {
    return describeShopPlatforms();
  }

  @Endpoint(listShopConnections)
  list(@Staff() ctx: StaffContext): Answer<typeof listShopConnections> {
    return this.connections.list(ctx);
  }

  @Endpoint(createShopConnection)
  create(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof createShopConnection>,
  ): Answer<typeof createShopConnection> {
    return this.connections.create(ctx, input.body);
  }

  @Endpoint(updateShopConnection)
  update(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof updateShopConnection>,
  ): Answer<typeof updateShopConnection> {
    return this.connections.update(ctx, input.params.id, input.body);
  }

  @Endpoint(registerShopWebhook)
  registerWebhook(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof registerShopWebhook>,
  ): Answer<typeof registerShopWebhook> {
    return this.webhooks.register(ctx, input.params.id);
  }

  @Endpoint(tryShopConnection)
  try(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof tryShopConnection>,
  ): Answer<typeof tryShopConnection> {
    return this.trial.run(ctx, input.body);
  }
}
