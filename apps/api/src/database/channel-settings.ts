import { PrimaryColumn, type EntityManager, type EntityTarget } from 'typeorm';
import type { Clock } from './clock.js';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn } from './columns.js';
import { insertRows } from './statements.js';

/** Columns of a table that keeps one kind of a channel's settings. */
export abstract class ChannelSettingsRow {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() version!: number;
  /** JSON */
  @LongTextColumn() content!: string;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() updatedAt!: number;
}

export type StoredSettings<Content> = {
  /** 0: nobody has saved yet */
  version: number;
  content: Content;
  updatedAt: number | null;
  savedBy: string | null;
};

/** One kind of settings, a row for each channel, saved as a whole by whoever has read the newest version. */
export abstract class ChannelSettings<Content extends object> {
  constructor(
    protected readonly entity: EntityTarget<ChannelSettingsRow>,
    private readonly usual: () => Content,
    private readonly clock: Clock,
  ) {}

  /** What was saved, or the usual. */
  async get(db: EntityManager, teamId: string, channelId: string): Promise<StoredSettings<Content>> {
    const row = await db.findOneBy(this.entity, { teamId, channelId });
    if (!row) return { version: 0, content: this.usual(), updatedAt: null, savedBy: null };
    const { version, updatedAt, savedBy } = row;
    return { version, content: this.contentOf(row), updatedAt, savedBy };
  }

  /** Of channels in which somebody has saved. */
  async list(
    db: EntityManager,
    teamId: string,
  ): Promise<{ channelId: string; version: number; content: Content }[]> {
    const rows = await db.find(this.entity, { where: { teamId }, order: { channelId: 'ASC' } });
    return rows.map((row) => ({
      channelId: row.channelId,
      version: row.version,
      content: this.contentOf(row),
    }));
  }

  /** False when somebody saved since `version`; of many first saves one wins. */
  async replace(
    tx: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    { version, content, staffId }: { version: number; content: Content; staffId: string },
  ): Promise<boolean> {
    const next = {
      content: JSON.stringify(content),
      version: version + 1,
      savedBy: staffId,
      updatedAt: this.clock.now(),
    };
    if (version === 0) {
      const rows = [{ channelId, teamId, ...next }];
      return (await insertRows(tx, this.entity, rows, { ignoreDuplicates: true })) === 1;
    }
    const { affected } = await tx.update(this.entity, { teamId, channelId, version }, next);
    return affected === 1;
  }

  /** Fields that a later version added come with their defaults. */
  protected contentOf({ content }: ChannelSettingsRow): Content {
    return { ...this.usual(), ...(JSON.parse(content) as Content) };
  }
}
