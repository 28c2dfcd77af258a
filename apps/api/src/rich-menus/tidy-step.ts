import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { Transactions } from '../database/transactions.js';
import { ContactMenuRepository } from './contact-menu.repository.js';
import { orTrouble } from './menu-at-line.js';
import { MenuJobStep, type Piece } from './menu-job-step.js';
import { RichMenuEntity, type RichMenuJobEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

/** Deletes at LINE what nobody sees any more: versions before the last one, and menus that staff deleted. */
@Injectable()
export class TidyStep extends MenuJobStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly known: ContactMenuRepository,
    private readonly line: LineClient,
  ) {
    super();
  }

  async work({ channelId }: RichMenuJobEntity, { messaging }: ChannelIdentity): Promise<Piece | null> {
    const found = await this.transactions.once(async (db) => {
      for (const publication of await this.menus.listOldPublications(db, channelId)) {
        const { lineMenuId, menuId } = publication;
        if (lineMenuId !== null && (await this.known.isShown(db, channelId, lineMenuId))) continue;
        return { publication, isDeleted: !(await db.existsBy(RichMenuEntity, { id: menuId })) };
      }
      return null;
    });
    if (!found) return null;
    const { id, alias, lineMenuId } = found.publication;
    const { richMenus } = this.line;
    if (found.isDeleted) orTrouble(await richMenus.deleteAlias(messaging, alias));
    if (lineMenuId !== null) orTrouble(await richMenus.delete(messaging, lineMenuId));
    return async (tx) => {
      await this.menus.forgetPublication(tx, id);
      return {};
    };
  }
}
