import { Controller } from '@nestjs/common';
import {
  changeMember,
  createPasswordReset,
  endMemberSessions,
  listAdmins,
  listMemberSessions,
  listMembers,
  removeMember,
  turnOffMemberTwoFactor,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ChangeMember } from './change-member.js';
import { MemberAccess } from './member-access.js';
import { RemoveMember } from './remove-member.js';
import { ShowMembers } from './show-members.js';

@Controller()
export class MembersController {
  constructor(
    private readonly members: ShowMembers,
    private readonly changes: ChangeMember,
    private readonly removal: RemoveMember,
    private readonly access: MemberAccess,
  ) {}

  @Endpoint(listMembers)
  list(@Staff() ctx: StaffContext): Answer<typeof listMembers> {
    return this.members.list(ctx);
  }

  @Endpoint(listAdmins)
  admins(@Staff() ctx: StaffContext): Answer<typeof listAdmins> {
    return this.members.admins(ctx);
  }

  @Endpoint(changeMember)
  change(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof changeMember>,
  ): Answer<typeof changeMember> {
    return this.changes.change(ctx, input.params.id, input.body);
  }

  @Endpoint(removeMember)
  remove(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof removeMember>,
  ): Answer<typeof removeMember> {
    return this.removal.remove(ctx, input.params.id);
  }

  @Endpoint(listMemberSessions)
  listSessions(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listMemberSessions>,
  ): Answer<typeof listMemberSessions> {
    return this.access.listSessions(ctx, input.params.id);
  }

  @Endpoint(endMemberSessions)
  endSessions(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof endMemberSessions>,
  ): Answer<typeof endMemberSessions> {
    return this.access.endSessions(ctx, input.params.id).then(() => undefined);
  }

  @Endpoint(createPasswordReset)
  createReset(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof createPasswordReset>,
  ): Answer<typeof createPasswordReset> {
    return this.access.makePasswordReset(ctx, input.params.id);
  }

  @Endpoint(turnOffMemberTwoFactor)
  turnOffTwoFactor(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof turnOffMemberTwoFactor>,
  ): Answer<typeof turnOffMemberTwoFactor> {
    return this.access.turnOffTwoFactor(ctx, input.params.id).then(() => undefined);
  }
}
