import { Controller } from '@nestjs/common';
import {
  acceptMemberLink,
  getMemberLinkSecret,
  offerMemberLink,
  removeMemberLinkSecret,
  replaceMemberLinkSecret,
} from '@tieline/contracts';
import { Endpoint, Input, Liff, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { LiffContext, StaffContext } from '../http/request-context.js';
import { ManageLinkSecret } from './manage-link-secret.js';
import { OpenMemberLink } from './open-member-link.js';

/** The secret, as staff manage it. */
@Controller()
export class MemberLinkSecretController {
  constructor(private readonly secrets: ManageLinkSecret) {}

  @Endpoint(getMemberLinkSecret)
  show(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getMemberLinkSecret>,
  ): Answer<typeof getMemberLinkSecret> {
    return this.secrets.show(ctx, input.params.id);
  }

  @Endpoint(replaceMemberLinkSecret)
  replace(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof replaceMemberLinkSecret>,
  ): Answer<typeof replaceMemberLinkSecret> {
    return this.secrets.replace(ctx, input.params.id, input.body);
  }

  @Endpoint(removeMemberLinkSecret)
  remove(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof removeMemberLinkSecret>,
  ): Answer<typeof removeMemberLinkSecret> {
    return this.secrets.remove(ctx, input.params.id);
  }
}

/** The links, as customers open them. */
@Controller()
export class MemberLinksController {
  constructor(private readonly links: OpenMemberLink) {}

  @Endpoint(offerMemberLink)
  offer(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof offerMemberLink>,
  ): Answer<typeof offerMemberLink> {
    return this.links.offer(ctx, input.body.token);
  }

  @Endpoint(acceptMemberLink)
  accept(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof acceptMemberLink>,
  ): Answer<typeof acceptMemberLink> {
    return this.links.accept(ctx, input.body.token, input.body.consentVersion ?? null);
  }
}
