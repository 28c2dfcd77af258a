import { Injectable } from '@nestjs/common';
import {
  readableOn,
  showsOn,
  type BodyOf,
  type ResponseOf,
  type WidgetLook,
  type visitSite,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import type { SiteContext } from '../http/request-context.js';
import { LiffSessionRepository } from '../phone-binding/liff-session.repository.js';
import { SocialTieRepository } from './social-tie.repository.js';

/** What a page of the website shows to one browser. */
@Injectable()
export class VisitSite {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: LiffSessionRepository,
    private readonly ties: SocialTieRepository,
  ) {}

  async visit(
    site: SiteContext,
    { visitor, page }: BodyOf<typeof visitSite>,
  ): Promise<ResponseOf<typeof visitSite>> {
    const { channelId, settings } = site;
    if (!settings.enabled || !showsOn(settings, page)) return { look: null, bound: false };
    return this.transactions.once(async (db) => ({
      look: await this.lookOf(db, site),
      bound: (await this.ties.findActive(db, channelId, tokenHash(visitor))) !== null,
    }));
  }

  private async lookOf(
    db: EntityManager,
    { teamId, channelId, settings }: SiteContext,
  ): Promise<WidgetLook | null> {
    const channel = await this.channels.findChannelById(db, teamId, channelId);
    if (!channel) return null;
    return {
      ...settings,
      ink: readableOn(settings.color),
      accountName: channel.name,
      way: channel.liffId ? 'link' : 'code',
    };
  }
}
