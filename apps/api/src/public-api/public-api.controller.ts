import { Controller } from '@nestjs/common';
import { changeContactTags, listPublicTags } from '@tieline/contracts';
import { Api, Endpoint, Input, type Answer, type InputOf } from '../http/endpoint.js';
import type { ApiContext } from '../http/request-context.js';
import { ListPublicTags } from './list-public-tags.js';
import { TagNamedContacts } from './tag-named-contacts.js';

@Controller()
export class PublicApiController {
  constructor(
    private readonly tags: ListPublicTags,
    private readonly contactTags: TagNamedContacts,
  ) {}

  @Endpoint(listPublicTags)
  listTags(@Api() ctx: ApiContext): Answer<typeof listPublicTags> {
    return this.tags.list(ctx);
  }

  @Endpoint(changeContactTags)
  changeTags(
    @Api() ctx: ApiContext,
    @Input() { body }: InputOf<typeof changeContactTags>,
  ): Answer<typeof changeContactTags> {
    return this.contactTags.change(ctx, body);
  }
}
