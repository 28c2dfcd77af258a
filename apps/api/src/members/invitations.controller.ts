import { Controller, Req } from '@nestjs/common';
import {
  acceptInvitation,
  inviteMember,
  openInvitation,
  renewInvitation,
  revokeInvitation,
} from '@tieline/contracts';
import { callerOf } from '../auth/caller.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { AcceptInvitation } from './accept-invitation.js';
import { InviteMember } from './invite-member.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InviteMember,
    private readonly accepting: AcceptInvitation,
  ) {}

  @Endpoint(inviteMember)
  invite(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof inviteMember>,
  ): Answer<typeof inviteMember> {
    return this.invitations.invite(ctx, input.body);
  }

  @Endpoint(renewInvitation)
  renew(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof renewInvitation>,
  ): Answer<typeof renewInvitation> {
    return this.invitations.renew(ctx, input.params.id);
  }

  @Endpoint(revokeInvitation)
  revoke(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof revokeInvitation>,
  ): Answer<typeof revokeInvitation> {
    return this.invitations.revoke(ctx, input.params.id).then(() => undefined);
  }

  @Endpoint(openInvitation)
  open(
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof openInvitation>,
  ): Answer<typeof openInvitation> {
    return this.accepting.open(callerOf(request), input.body);
  }

  @Endpoint(acceptInvitation)
  accept(
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof acceptInvitation>,
  ): Answer<typeof acceptInvitation> {
    return this.accepting.accept(callerOf(request), input.body);
  }
}
