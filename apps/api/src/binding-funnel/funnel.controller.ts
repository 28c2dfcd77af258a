import { Controller } from '@nestjs/common';
import { getAttention, getFunnel } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ShowAttention } from './show-attention.js';
import { ShowFunnel } from './show-funnel.js';

@Controller()
export class FunnelController {
  constructor(
    private readonly funnel: ShowFunnel,
    private readonly attention: ShowAttention,
  ) {}

  @Endpoint(getFunnel)
  show(@Staff() ctx: StaffContext, @Input() { query }: InputOf<typeof getFunnel>): Answer<typeof getFunnel> {
    return this.funnel.show(ctx, query);
  }

  @Endpoint(getAttention)
  showAttention(@Staff() ctx: StaffContext): Answer<typeof getAttention> {
    return this.attention.show(ctx);
  }
}
