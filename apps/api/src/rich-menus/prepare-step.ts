import { Injectable } from '@nestjs/common';
import { LineClient, type messagingApi } from '@tieline/line';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { Transactions } from '../database/transactions.js';
import { MediaRepository } from '../media/media.repository.js';
import { LineTrouble, orTrouble } from './menu-at-line.js';
import { MenuJobStep, type Piece } from './menu-job-step.js';
import { MenuTruth } from './menu-truth.js';
import type { RichMenuJobEntity, RichMenuPublicationEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

/** Makes a menu at LINE: each call's outcome is stored before the next one, so that a crash repeats one at most. */
@Injectable()
export class PrepareStep extends MenuJobStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly truth: MenuTruth,
    private readonly media: MediaRepository,
    private readonly line: LineClient,
  ) {
    super();
  }

  async work(job: RichMenuJobEntity, channel: ChannelIdentity): Promise<Piece | null> {
    const publication = await this.transactions.once((db) => this.menus.findMaking(db, job.channelId));
    return publication ? this.publish(publication, channel) : this.setDefault(job, channel);
  }

  private async publish(publication: RichMenuPublicationEntity, channel: ChannelIdentity): Promise<Piece> {
    const { id } = publication;
    if (publication.lineMenuId === null) {
      const lineMenuId = await this.create(publication, channel);
      return async (tx) => {
        await this.menus.noteLineMenu(tx, id, lineMenuId);
        return {};
      };
    }
    await this.upload(publication, publication.lineMenuId, channel);
    const { messaging } = channel;
    orTrouble(await this.line.richMenus.putAlias(messaging, publication.alias, publication.lineMenuId));
    return async (tx) => {
      await this.menus.goLive(tx, publication);
      return {};
    };
  }

  /** Its name at LINE is its own: one that a lost answer left behind is taken instead of making another. */
  private async create(
    { id, request }: RichMenuPublicationEntity,
    { messaging }: ChannelIdentity,
  ): Promise<string> {
    const { richMenus } = this.line;
    const there = orTrouble(await richMenus.list(messaging)).find(({ name }) => name.endsWith(`#${id}`));
    if (there) return there.richMenuId;
    const menu = JSON.parse(request) as messagingApi.RichMenuRequest;
    orTrouble(await richMenus.validate(messaging, menu));
    return orTrouble(await richMenus.create(messaging, menu)).richMenuId;
  }

  private async upload(
    { pictureId }: RichMenuPublicationEntity,
    lineMenuId: string,
    { messaging }: ChannelIdentity,
  ): Promise<void> {
    const picture = await this.transactions.once((db) => this.media.findBytes(db, pictureId));
    if (!picture) throw new Error('the picture is gone');
    const result = await this.line.richMenus.uploadPicture(messaging, lineMenuId, {
      contentType: 'image/jpeg',
      bytes: picture.bytes,
    });
    if (result.ok || /already been uploaded/i.test(result.message)) return;
    throw new LineTrouble(result);
  }

  /** For everybody without a menu of their own; a default that another tool has set is left alone. */
  private async setDefault(
    { teamId, channelId }: RichMenuJobEntity,
    { messaging }: ChannelIdentity,
  ): Promise<Piece | null> {
    const { told, wanted } = await this.transactions.once(async (db) => {
      const { defaultMenuId, lineIds } = await this.truth.setup(db, teamId, channelId);
      const row = await this.menus.findRules(db, teamId, channelId);
      return {
        told: row?.lineDefaultId ?? null,
        wanted: defaultMenuId === null ? null : (lineIds.get(defaultMenuId) ?? null),
      };
    });
    if (told === wanted) return null;
    const { richMenus } = this.line;
    orTrouble(
      wanted === null
        ? await richMenus.clearDefault(messaging)
        : await richMenus.setDefault(messaging, wanted),
    );
    return async (tx) => {
      await this.menus.noteLineDefault(tx, channelId, wanted);
      return {};
    };
  }
}
