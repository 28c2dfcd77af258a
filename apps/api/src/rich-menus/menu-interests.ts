import { Injectable } from '@nestjs/common';
import type { RichMenuRule } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactEventInterests } from '../contact-events/contact-event-interests.js';
import type { ContactEventKind } from '../contact-events/contact-event.entities.js';
import { tagsOf, welcomesStrangers } from './menu-truth.js';

/** Says what a channel has to hear of, from its first publication on: one without menus costs nobody anything. */
@Injectable()
export class MenuInterests {
  constructor(private readonly interests: ContactEventInterests) {}

  async replace(
    tx: EntityManager,
    teamId: string,
    channelId: string,
    rules: readonly RichMenuRule[],
  ): Promise<void> {
    const about = (kind: ContactEventKind, tagId: string | null = null) => ({ channelId, kind, tagId });
    const byBinding = rules.some(({ audience }) => audience.kind === 'bound' || audience.kind === 'notBound');
    const wanted = [
      ...tagsOf(rules).flatMap((tagId) => [about('tagged', tagId), about('untagged', tagId)]),
      ...(byBinding ? [about('bound'), about('unbound')] : []),
      ...(welcomesStrangers(rules) ? [about('met')] : []),
      // LINE drops somebody's menu when they block the account.
      about('followed'),
      about('unfollowed'),
    ];
    await this.interests.replace(tx, { teamId, kind: 'rich_menu', id: channelId }, wanted);
  }
}
