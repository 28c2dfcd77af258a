import { Controller } from '@nestjs/common';
import { getMemberCardSettings, saveMemberCardSettings } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeMemberCard } from './describe-member-card.js';
import { SaveMemberCard } from './save-member-card.js';

@Controller()
export class MemberCardSettingsController {
  constructor(
    private readonly settings: DescribeMemberCard,
    private readonly saving: SaveMemberCard,
  ) {}

  @Endpoint(getMemberCardSettings)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getMemberCardSettings>,
  ): Answer<typeof getMemberCardSettings> {
    return this.settings.get(ctx, input.params.id);
  }

  @Endpoint(saveMemberCardSettings)
  save(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof saveMemberCardSettings>,
  ): Answer<typeof saveMemberCardSettings> {
    return this.saving.save(ctx, input.params.id, input.body);
  }
}
