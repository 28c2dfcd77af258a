import { Controller } from '@nestjs/common';
import { getMemberCard, unbindMyself } from '@tieline/contracts';
import { Endpoint, Input, Liff, type Answer, type InputOf } from '../http/endpoint.js';
import type { LiffContext } from '../http/request-context.js';
import { ShowMemberCard } from './show-member-card.js';
import { UnbindMyself } from './unbind-myself.js';

@Controller()
export class MemberCardController {
  constructor(
    private readonly cards: ShowMemberCard,
    private readonly unbinding: UnbindMyself,
  ) {}

  @Endpoint(getMemberCard)
  show(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof getMemberCard>,
  ): Answer<typeof getMemberCard> {
    return this.cards.show(ctx, input.query.refresh === '1');
  }

  @Endpoint(unbindMyself)
  unbind(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof unbindMyself>,
  ): Answer<typeof unbindMyself> {
    return this.unbinding.unbind(ctx, input.body);
  }
}
