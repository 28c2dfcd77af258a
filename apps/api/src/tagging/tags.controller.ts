import { Controller } from '@nestjs/common';
import { createTag, listTags } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { Tags } from './tags.js';

@Controller()
export class TagsController {
  constructor(private readonly tags: Tags) {}

  @Endpoint(listTags)
  list(@Staff() ctx: StaffContext): Answer<typeof listTags> {
    return this.tags.list(ctx);
  }

  @Endpoint(createTag)
  create(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof createTag>): Answer<typeof createTag> {
    return this.tags.create(ctx, input.body.name);
  }
}
