import { Controller } from '@nestjs/common';
import {
  archiveTag,
  changeTag,
  createTag,
  listTagLog,
  listTags,
  restoreTag,
  tagContact,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ContactTags } from './contact-tags.js';
import { TagLog } from './tag-log.js';
import { Tags } from './tags.js';

@Controller()
export class TagsController {
  constructor(
    private readonly tags: Tags,
    private readonly log: TagLog,
    private readonly ofContact: ContactTags,
  ) {}

  @Endpoint(listTags)
  list(@Staff() ctx: StaffContext, @Input() { query }: InputOf<typeof listTags>): Answer<typeof listTags> {
    return this.tags.list(ctx, query.archived === 'only');
  }

  @Endpoint(createTag)
  create(@Staff() ctx: StaffContext, @Input() { body }: InputOf<typeof createTag>): Answer<typeof createTag> {
    return this.tags.create(ctx, body);
  }

  @Endpoint(changeTag)
  change(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof changeTag>,
  ): Answer<typeof changeTag> {
    return this.tags.change(ctx, params.id, body);
  }

  @Endpoint(archiveTag)
  archive(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof archiveTag>,
  ): Answer<typeof archiveTag> {
    return this.tags.archive(ctx, params.id);
  }

  @Endpoint(restoreTag)
  restore(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof restoreTag>,
  ): Answer<typeof restoreTag> {
    return this.tags.restore(ctx, params.id);
  }

  @Endpoint(listTagLog)
  listLog(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof listTagLog>,
  ): Answer<typeof listTagLog> {
    return this.log.list(ctx, params.id, query);
  }

  @Endpoint(tagContact)
  tagContact(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof tagContact>,
  ): Answer<typeof tagContact> {
    return this.ofContact.change(ctx, params.id, body);
  }
}
