import { Controller } from '@nestjs/common';
import { decideBindingReview, getBindingReview } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { DecideReview } from './decide-review.js';
import { ShowReview } from './show-review.js';

@Controller()
export class BindingReviewsController {
  constructor(
    private readonly reviews: ShowReview,
    private readonly decisions: DecideReview,
  ) {}

  @Endpoint(getBindingReview)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getBindingReview>,
  ): Answer<typeof getBindingReview> {
    return this.reviews.show(ctx, input.params.id);
  }

  @Endpoint(decideBindingReview)
  async decide(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof decideBindingReview>,
  ): Answer<typeof decideBindingReview> {
    await this.decisions.decide(ctx, params.id, body);
    return this.reviews.show(ctx, params.id);
  }
}
