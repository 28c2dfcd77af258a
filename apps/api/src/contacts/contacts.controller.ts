import { Controller } from '@nestjs/common';
import {
  getContact,
  getContactTimeline,
  listBindingReviews,
  listContacts,
  splitContact,
  unbindContact,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { Unbind } from '../phone-binding/unbind.js';
import { ContactDirectory } from './contact-directory.js';
import { SplitContact } from './merging/split-contact.js';
import { ShowTimeline } from './timeline/show-timeline.js';

@Controller()
export class ContactsController {
  constructor(
    private readonly directory: ContactDirectory,
    private readonly unbinding: Unbind,
    private readonly timeline: ShowTimeline,
    private readonly splitting: SplitContact,
  ) {}

  @Endpoint(listContacts)
  list(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listContacts>,
  ): Answer<typeof listContacts> {
    return this.directory.list(ctx, input.query);
  }

  @Endpoint(getContact)
  get(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof getContact>): Answer<typeof getContact> {
    return this.directory.get(ctx, input.params.id);
  }

  @Endpoint(getContactTimeline)
  showTimeline(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof getContactTimeline>,
  ): Answer<typeof getContactTimeline> {
    return this.timeline.show(ctx, params.id, query);
  }

  @Endpoint(unbindContact)
  async unbind(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof unbindContact>,
  ): Answer<typeof unbindContact> {
    await this.unbinding.unbind(ctx, params.id, body);
    return this.directory.get(ctx, params.id);
  }

  @Endpoint(splitContact)
  async split(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof splitContact>,
  ): Answer<typeof splitContact> {
    await this.splitting.split(ctx, params.id, body);
    return this.directory.get(ctx, params.id);
  }

  @Endpoint(listBindingReviews)
  listReviews(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listBindingReviews>,
  ): Answer<typeof listBindingReviews> {
    return this.directory.listReviews(ctx, input.query);
  }
}
