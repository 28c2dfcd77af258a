import { Controller } from '@nestjs/common';
import {
  applyRichMenuRules,
  cancelRichMenuJob,
  getContactRichMenu,
  getRichMenuRules,
  listRichMenuJobs,
  previewRichMenuRules,
  saveRichMenuRules,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuJobs } from './menu-jobs.js';
import { MenuReach } from './menu-reach.js';
import { ShowContactMenu } from './show-contact-menu.js';
import { ShowMenuRules } from './show-menu-rules.js';
import { SaveMenuRules } from './save-menu-rules.js';

@Controller()
export class RichMenuRulesController {
  constructor(
    private readonly shown: ShowMenuRules,
    private readonly saving: SaveMenuRules,
    private readonly reach: MenuReach,
    private readonly jobs: MenuJobs,
    private readonly ofContact: ShowContactMenu,
  ) {}

  @Endpoint(getRichMenuRules)
  get(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getRichMenuRules>,
  ): Answer<typeof getRichMenuRules> {
    return this.shown.get(ctx, params.id);
  }

  @Endpoint(saveRichMenuRules)
  save(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof saveRichMenuRules>,
  ): Answer<typeof saveRichMenuRules> {
    return this.saving.save(ctx, params.id, body);
  }

  @Endpoint(previewRichMenuRules)
  preview(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof previewRichMenuRules>,
  ): Answer<typeof previewRichMenuRules> {
    return this.reach.count(ctx, params.id, body);
  }

  @Endpoint(listRichMenuJobs)
  listJobs(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof listRichMenuJobs>,
  ): Answer<typeof listRichMenuJobs> {
    return this.jobs.list(ctx, params.id);
  }

  @Endpoint(applyRichMenuRules)
  apply(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof applyRichMenuRules>,
  ): Answer<typeof applyRichMenuRules> {
    return this.jobs.apply(ctx, params.id);
  }

  @Endpoint(cancelRichMenuJob)
  cancel(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof cancelRichMenuJob>,
  ): Answer<typeof cancelRichMenuJob> {
    return this.jobs.cancel(ctx, params.id);
  }

  @Endpoint(getContactRichMenu)
  showOfContact(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getContactRichMenu>,
  ): Answer<typeof getContactRichMenu> {
    return this.ofContact.show(ctx, params.id);
  }
}
