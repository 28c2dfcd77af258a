import { Controller } from '@nestjs/common';
import {
  changeContactView,
  createContactView,
  listContactViews,
  removeContactView,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { KeepContactViews } from './keep-contact-views.js';
import { ShowContactViews } from './show-contact-views.js';

@Controller()
export class ContactViewsController {
  constructor(
    private readonly shown: ShowContactViews,
    private readonly views: KeepContactViews,
  ) {}

  @Endpoint(listContactViews)
  list(@Staff() ctx: StaffContext): Answer<typeof listContactViews> {
    return this.shown.list(ctx);
  }

  @Endpoint(createContactView)
  create(
    @Staff() ctx: StaffContext,
    @Input() { body }: InputOf<typeof createContactView>,
  ): Answer<typeof createContactView> {
    return this.views.create(ctx, body);
  }

  @Endpoint(changeContactView)
  change(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof changeContactView>,
  ): Answer<typeof changeContactView> {
    return this.views.change(ctx, params.id, body);
  }

  @Endpoint(removeContactView)
  remove(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof removeContactView>,
  ): Answer<typeof removeContactView> {
    return this.views.remove(ctx, params.id);
  }
}
