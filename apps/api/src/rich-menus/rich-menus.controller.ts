import { Controller } from '@nestjs/common';
import {
  createRichMenu,
  deleteRichMenu,
  getRichMenu,
  getRichMenuClicks,
  listRichMenuChannels,
  listRichMenus,
  publishRichMenu,
  saveRichMenu,
  validateRichMenu,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { EditMenus } from './edit-menus.js';
import { PublishMenu } from './publish-menu.js';
import { ShowMenus } from './show-menus.js';
import { DeleteMenu } from './delete-menu.js';
import { ValidateMenu } from './validate-menu.js';
import { ShowMenuClicks } from './show-menu-clicks.js';

@Controller()
export class RichMenusController {
  constructor(
    private readonly shown: ShowMenus,
    private readonly clicks: ShowMenuClicks,
    private readonly editing: EditMenus,
    private readonly deletion: DeleteMenu,
    private readonly validation: ValidateMenu,
    private readonly publication: PublishMenu,
  ) {}

  @Endpoint(listRichMenuChannels)
  listChannels(@Staff() ctx: StaffContext): Answer<typeof listRichMenuChannels> {
    return this.shown.listChannels(ctx);
  }

  @Endpoint(listRichMenus)
  list(
    @Staff() ctx: StaffContext,
    @Input() { query }: InputOf<typeof listRichMenus>,
  ): Answer<typeof listRichMenus> {
    return this.shown.list(ctx, query);
  }

  @Endpoint(getRichMenu)
  get(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getRichMenu>,
  ): Answer<typeof getRichMenu> {
    return this.shown.get(ctx, params.id);
  }

  @Endpoint(createRichMenu)
  create(
    @Staff() ctx: StaffContext,
    @Input() { body }: InputOf<typeof createRichMenu>,
  ): Answer<typeof createRichMenu> {
    return this.editing.create(ctx, body);
  }

  @Endpoint(saveRichMenu)
  save(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof saveRichMenu>,
  ): Answer<typeof saveRichMenu> {
    return this.editing.save(ctx, params.id, body);
  }

  @Endpoint(deleteRichMenu)
  async delete(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof deleteRichMenu>,
  ): Promise<void> {
    await this.deletion.delete(ctx, params.id);
  }

  @Endpoint(validateRichMenu)
  validate(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof validateRichMenu>,
  ): Answer<typeof validateRichMenu> {
    return this.validation.validate(ctx, params.id);
  }

  @Endpoint(publishRichMenu)
  publish(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof publishRichMenu>,
  ): Answer<typeof publishRichMenu> {
    return this.publication.publish(ctx, params.id);
  }

  @Endpoint(getRichMenuClicks)
  showClicks(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof getRichMenuClicks>,
  ): Answer<typeof getRichMenuClicks> {
    return this.clicks.show(ctx, params.id, query.days);
  }
}
