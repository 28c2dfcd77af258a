import { Controller } from '@nestjs/common';
import { getSocialBinding, listSocialBindings, saveSocialBinding } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeSocialBinding } from './describe-social-binding.js';
import { SaveSocialBinding } from './save-social-binding.js';

@Controller()
export class SocialBindingSettingsController {
  constructor(
    private readonly settings: DescribeSocialBinding,
    private readonly saving: SaveSocialBinding,
  ) {}

  @Endpoint(listSocialBindings)
  list(@Staff() ctx: StaffContext): Answer<typeof listSocialBindings> {
    return this.settings.list(ctx);
  }

  @Endpoint(getSocialBinding)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getSocialBinding>,
  ): Answer<typeof getSocialBinding> {
    return this.settings.get(ctx, input.params.id);
  }

  @Endpoint(saveSocialBinding)
  save(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof saveSocialBinding>,
  ): Answer<typeof saveSocialBinding> {
    return this.saving.save(ctx, input.params.id, input.body);
  }
}
