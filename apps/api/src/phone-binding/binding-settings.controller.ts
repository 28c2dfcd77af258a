import { Controller } from '@nestjs/common';
import { getBindingSettings, saveBindingSettings, switchBinding } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';
import { SaveBindingSettings } from './save-binding-settings.js';
import { SwitchBinding } from './switch-binding.js';

@Controller()
export class BindingSettingsController {
  constructor(
    private readonly settings: DescribeBindingSettings,
    private readonly saving: SaveBindingSettings,
    private readonly switching: SwitchBinding,
  ) {}

  @Endpoint(getBindingSettings)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getBindingSettings>,
  ): Answer<typeof getBindingSettings> {
    return this.settings.get(ctx, input.params.id);
  }

  @Endpoint(saveBindingSettings)
  save(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof saveBindingSettings>,
  ): Answer<typeof saveBindingSettings> {
    return this.saving.save(ctx, input.params.id, input.body);
  }

  @Endpoint(switchBinding)
  switch(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof switchBinding>,
  ): Answer<typeof switchBinding> {
    return this.switching.switch(ctx, input.params.id, input.body.enabled);
  }
}
