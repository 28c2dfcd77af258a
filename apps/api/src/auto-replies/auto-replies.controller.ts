import { Controller } from '@nestjs/common';
import { getAutoReplies, listAutoReplies, saveAutoReplies, tryAutoReplies } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeAutoReplies } from './describe-auto-replies.js';
import { SaveAutoReplies } from './save-auto-replies.js';
import { TryAutoReplies } from './try-auto-replies.js';

@Controller()
export class AutoRepliesController {
  constructor(
    private readonly shown: DescribeAutoReplies,
    private readonly saving: SaveAutoReplies,
    private readonly trial: TryAutoReplies,
  ) {}

  @Endpoint(listAutoReplies)
  list(@Staff() ctx: StaffContext): Answer<typeof listAutoReplies> {
    return this.shown.list(ctx);
  }

  @Endpoint(getAutoReplies)
  get(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getAutoReplies>,
  ): Answer<typeof getAutoReplies> {
    return this.shown.get(ctx, params.id);
  }

  @Endpoint(saveAutoReplies)
  save(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof saveAutoReplies>,
  ): Answer<typeof saveAutoReplies> {
    return this.saving.save(ctx, params.id, body);
  }

  @Endpoint(tryAutoReplies)
  try(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof tryAutoReplies>,
  ): Answer<typeof tryAutoReplies> {
    return this.trial.try(ctx, params.id, body);
  }
}
