import { Controller } from '@nestjs/common';
import {
  acceptTie,
  beginTie,
  declineTie,
  endSocialTie,
  getTieStatus,
  listSocialTies,
  offerTie,
  visitSite,
} from '@tieline/contracts';
import { Endpoint, Input, Liff, Site, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { LiffContext, SiteContext, StaffContext } from '../http/request-context.js';
import { AcceptTie } from './accept-tie.js';
import { BeginTie } from './begin-tie.js';
import { OpenTieLink } from './open-tie-link.js';
import { ShowSocialTies } from './show-social-ties.js';
import { ShowTieStatus } from './show-tie-status.js';
import { VisitSite } from './visit-site.js';

/** Pages of brands' websites, by the widget. */
@Controller()
export class SiteController {
  constructor(
    private readonly visits: VisitSite,
    private readonly begins: BeginTie,
    private readonly statuses: ShowTieStatus,
  ) {}

  @Endpoint(visitSite)
  visit(@Input() input: InputOf<typeof visitSite>, @Site() site: SiteContext): Answer<typeof visitSite> {
    return this.visits.visit(site, input.body);
  }

  @Endpoint(beginTie)
  begin(@Input() input: InputOf<typeof beginTie>, @Site() site: SiteContext): Answer<typeof beginTie> {
    return this.begins.begin(site, input.body);
  }

  @Endpoint(getTieStatus)
  status(@Input() input: InputOf<typeof getTieStatus>): Answer<typeof getTieStatus> {
    return this.statuses.get(input.params.channelId, input.params.watch);
  }
}

/** The link, as customers open it in LINE. */
@Controller()
export class TieLinkController {
  constructor(
    private readonly links: OpenTieLink,
    private readonly accepting: AcceptTie,
  ) {}

  @Endpoint(offerTie)
  offer(@Liff() ctx: LiffContext, @Input() input: InputOf<typeof offerTie>): Answer<typeof offerTie> {
    return this.links.offer(ctx, input.body.token);
  }

  @Endpoint(acceptTie)
  accept(@Liff() ctx: LiffContext, @Input() input: InputOf<typeof acceptTie>): Answer<typeof acceptTie> {
    return this.accepting.accept(ctx, input.body);
  }

  @Endpoint(declineTie)
  decline(@Liff() ctx: LiffContext, @Input() input: InputOf<typeof declineTie>): Answer<typeof declineTie> {
    return this.links.decline(ctx, input.body.token);
  }
}

/** Ties of a contact, as staff see them. */
@Controller()
export class SocialTiesController {
  constructor(private readonly ties: ShowSocialTies) {}

  @Endpoint(listSocialTies)
  list(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof listSocialTies>,
  ): Answer<typeof listSocialTies> {
    return this.ties.list(ctx, input.params.id);
  }

  @Endpoint(endSocialTie)
  end(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof endSocialTie>): Answer<typeof endSocialTie> {
    return this.ties.end(ctx, input.params.id);
  }
}
