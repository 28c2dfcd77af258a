import { Controller } from '@nestjs/common';
import {
  archiveMessageCard,
  createMessageCard,
  getMessageCard,
  listMessageCards,
  saveMessageCard,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ArchiveCard } from './archive-card.js';
import { CreateCard } from './create-card.js';
import { SaveCard } from './save-card.js';
import { ShowCards } from './show-cards.js';

@Controller()
export class MessageCardsController {
  constructor(
    private readonly cards: ShowCards,
    private readonly creating: CreateCard,
    private readonly saving: SaveCard,
    private readonly archiving: ArchiveCard,
  ) {}

  @Endpoint(listMessageCards)
  list(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listMessageCards>,
  ): Answer<typeof listMessageCards> {
    return this.cards.list(ctx, input.query);
  }

  @Endpoint(getMessageCard)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getMessageCard>,
  ): Answer<typeof getMessageCard> {
    return this.cards.get(ctx, input.params.id);
  }

  @Endpoint(createMessageCard)
  create(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof createMessageCard>,
  ): Answer<typeof createMessageCard> {
    return this.creating.create(ctx, input.body);
  }

  @Endpoint(saveMessageCard)
  save(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof saveMessageCard>,
  ): Answer<typeof saveMessageCard> {
    return this.saving.save(ctx, input.params.id, input.body);
  }

  @Endpoint(archiveMessageCard)
  archive(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof archiveMessageCard>,
  ): Answer<typeof archiveMessageCard> {
    return this.archiving.set(ctx, input.params.id, input.body.archived);
  }
}
