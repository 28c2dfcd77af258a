import { Controller } from '@nestjs/common';
import { createApiKey, listApiKeys, revokeApiKey } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ManageApiKeys } from './manage-api-keys.js';

@Controller()
export class ApiKeysController {
  constructor(private readonly keys: ManageApiKeys) {}

  @Endpoint(listApiKeys)
  list(@Staff() ctx: StaffContext): Answer<typeof listApiKeys> {
    return this.keys.list(ctx);
  }

  @Endpoint(createApiKey)
  create(
    @Staff() ctx: StaffContext,
    @Input() { body }: InputOf<typeof createApiKey>,
  ): Answer<typeof createApiKey> {
    return this.keys.create(ctx, body);
  }

  @Endpoint(revokeApiKey)
  revoke(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof revokeApiKey>,
  ): Answer<typeof revokeApiKey> {
    return this.keys.revoke(ctx, params.id).then(() => undefined);
  }
}
