import { Controller } from '@nestjs/common';
import { getTeam, updateTeam } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { Teams } from './teams.js';

@Controller()
export class TeamsController {
  constructor(private readonly teams: Teams) {}

  @Endpoint(getTeam)
  get(@Staff() ctx: StaffContext): Answer<typeof getTeam> {
    return this.teams.get(ctx);
  }

  @Endpoint(updateTeam)
  update(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof updateTeam>): Answer<typeof updateTeam> {
    return this.teams.update(ctx, input.body);
  }
}
