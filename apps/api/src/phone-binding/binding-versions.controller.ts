import { Controller } from '@nestjs/common';
import { getBindingVersion, listBindingVersions, restoreBindingVersion } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingHistory } from './binding-history.js';

@Controller()
export class BindingVersionsController {
  constructor(private readonly history: BindingHistory) {}

  @Endpoint(listBindingVersions)
  list(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listBindingVersions>,
  ): Answer<typeof listBindingVersions> {
    return this.history.list(ctx, input.params.id, input.query);
  }

  @Endpoint(getBindingVersion)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getBindingVersion>,
  ): Answer<typeof getBindingVersion> {
    return this.history.get(ctx, input.params.id, input.params.version);
  }

  @Endpoint(restoreBindingVersion)
  restore(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof restoreBindingVersion>,
  ): Answer<typeof restoreBindingVersion> {
    return this.history.restore(ctx, input.params.id, input.params.version, input.body.version);
  }
}
