import { Injectable } from '@nestjs/common';
import type { RichMenuArea, RichMenuContent, RichMenuRule } from '@tieline/contracts';
import { Not, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { insertRows } from '../database/statements.js';
import { ProblemError } from '../http/problem.js';
import { RichMenuEntity, RichMenuPublicationEntity, RichMenuRulesEntity } from './rich-menu.entities.js';

export type MenuRules = { version: number; rules: RichMenuRule[]; defaultMenuId: string | null };

export function areasOf({ areas }: Pick<RichMenuEntity, 'areas'>): RichMenuArea[] {
  return JSON.parse(areas) as RichMenuArea[];
}

export function rulesOf(
  row: Pick<RichMenuRulesEntity, 'version' | 'rules' | 'defaultMenuId'> | null,
): MenuRules {
  if (!row) return { version: 0, rules: [], defaultMenuId: null };
  return {
    version: row.version,
    rules: JSON.parse(row.rules) as RichMenuRule[],
    defaultMenuId: row.defaultMenuId,
  };
}

/** Menus, their versions at LINE, and the rules of channels. */
@Injectable()
export class RichMenuRepository {
  constructor(private readonly clock: Clock) {}

  /** @throws request.not_found, for another team's menu too */
  async get(db: EntityManager, teamId: string, id: string): Promise<RichMenuEntity> {
    const menu = await db.findOneBy(RichMenuEntity, { teamId, id });
    if (!menu) throw new ProblemError('request.not_found');
    return menu;
  }

  /** Whoever deletes it waits until the caller's transaction has ended. */
  async hold(tx: EntityManager, teamId: string, id: string): Promise<void> {
    await tx.update(RichMenuEntity, { teamId, id }, { version: () => 'version' });
  }

  list(db: EntityManager, teamId: string, channelId?: string): Promise<RichMenuEntity[]> {
    return db.find(RichMenuEntity, {
      where: { teamId, ...(channelId && { channelId }) },
      order: { id: 'DESC' },
    });
  }

  /** LINE's ids by ours, without the rest: this is read for every person who is brought a menu. */
  async lineIds(db: EntityManager, teamId: string, channelId: string): Promise<Map<string, string>> {
    const rows: { id: string; line: string }[] = await db.query(
      `SELECT id, line_menu_id AS line FROM rich_menus
        WHERE team_id = ? AND channel_id = ? AND line_menu_id IS NOT NULL`,
      [teamId, channelId],
    );
    return new Map(rows.map(({ id, line }) => [id, line]));
  }

  count(db: EntityManager, teamId: string, channelId: string): Promise<number> {
    return db.countBy(RichMenuEntity, { teamId, channelId });
  }

  async insert(tx: EntityManager, menu: RichMenuEntity): Promise<void> {
    await insertRows(tx, RichMenuEntity, [menu]);
  }

  /** False when somebody else was first. */
  async replace(
    tx: EntityManager,
    { teamId, id, version }: Pick<RichMenuEntity, 'teamId' | 'id' | 'version'>,
    content: RichMenuContent,
    savedBy: string,
  ): Promise<boolean> {
    const changes = { ...columnsOf(content), version: version + 1, savedBy, updatedAt: this.clock.now() };
    return (await tx.update(RichMenuEntity, { teamId, id, version }, changes)).affected === 1;
  }

  async remove(tx: EntityManager, { teamId, id }: RichMenuEntity): Promise<void> {
    await tx.delete(RichMenuEntity, { teamId, id });
    await tx.update(RichMenuPublicationEntity, { teamId, menuId: id }, { state: 'old' });
  }

  async addPublication(tx: EntityManager, publication: RichMenuPublicationEntity): Promise<void> {
    await insertRows(tx, RichMenuPublicationEntity, [publication]);
  }

  /** What an open job has to make next, in the order in which it was asked for. */
  findMaking(db: EntityManager, channelId: string): Promise<RichMenuPublicationEntity | null> {
    return db.findOne(RichMenuPublicationEntity, {
      where: { channelId, state: 'making' },
      order: { id: 'ASC' },
    });
  }

  /** Of a job that is over: half-made ones are deleted by the next one. */
  async giveUpMaking(tx: EntityManager, channelId: string): Promise<void> {
    await tx.update(RichMenuPublicationEntity, { channelId, state: 'making' }, { state: 'old' });
  }

  findLive(db: EntityManager, menuId: string): Promise<RichMenuPublicationEntity | null> {
    return db.findOneBy(RichMenuPublicationEntity, { menuId, state: 'live' });
  }

  async noteLineMenu(tx: EntityManager, id: string, lineMenuId: string): Promise<void> {
    await tx.update(RichMenuPublicationEntity, { id }, { lineMenuId });
  }

  /** Customers see this version from now on; the one before waits for its people to be moved. */
  async goLive(tx: EntityManager, publication: RichMenuPublicationEntity): Promise<void> {
    const { id, teamId, menuId, version, lineMenuId } = publication;
    await tx.update(RichMenuPublicationEntity, { teamId, menuId, id: Not(id) }, { state: 'old' });
    await tx.update(RichMenuPublicationEntity, { teamId, id }, { state: 'live' });
    const now = this.clock.now();
    await tx.update(
      RichMenuEntity,
      { teamId, id: menuId },
      { publishedVersion: version, lineMenuId, publishedAt: now },
    );
  }

  listOldPublications(db: EntityManager, channelId: string): Promise<RichMenuPublicationEntity[]> {
    return db.find(RichMenuPublicationEntity, { where: { channelId, state: 'old' }, order: { id: 'ASC' } });
  }

  async forgetPublication(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(RichMenuPublicationEntity, { id });
  }

  findRules(db: EntityManager, teamId: string, channelId: string): Promise<RichMenuRulesEntity | null> {
    return db.findOneBy(RichMenuRulesEntity, { teamId, channelId });
  }

  listRules(db: EntityManager, teamId: string): Promise<RichMenuRulesEntity[]> {
    return db.find(RichMenuRulesEntity, { where: { teamId }, order: { channelId: 'ASC' } });
  }

  /** False when somebody else was first. */
  async saveRules(
    tx: EntityManager,
    of: { teamId: string; channelId: string; savedBy: string },
    { version, rules, defaultMenuId }: MenuRules,
  ): Promise<boolean> {
    const content = {
      rules: JSON.stringify(rules),
      defaultMenuId,
      savedBy: of.savedBy,
      updatedAt: this.clock.now(),
    };
    const { teamId, channelId } = of;
    if (version > 0) {
      const read = { teamId, channelId, version };
      return (
        (await tx.update(RichMenuRulesEntity, read, { ...content, version: version + 1 })).affected === 1
      );
    }
    const first = { channelId, teamId, version: 1, lineDefaultId: null, ...content };
    return (await insertRows(tx, RichMenuRulesEntity, [first], { ignoreDuplicates: true })) === 1;
  }

  async noteLineDefault(tx: EntityManager, channelId: string, lineDefaultId: string | null): Promise<void> {
    await tx.update(RichMenuRulesEntity, { channelId }, { lineDefaultId });
  }
}

export function columnsOf({ size, selected, areas, ...content }: RichMenuContent) {
  return {
    name: content.name,
    pictureId: content.pictureId,
    chatBarText: content.chatBarText,
    width: size.width,
    height: size.height,
    selected: selected ? (1 as const) : (0 as const),
    areas: JSON.stringify(areas),
  };
}
