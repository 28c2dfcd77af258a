import { Column, Entity, Index, PrimaryColumn, type ValueTransformer } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** A re-encoded picture. In the database, so that any number of API processes can serve it. */
@Entity('media')
@Index('ix_media_team', ['teamId'])
export class MediaEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(40) contentType!: string;
  @CountColumn() width!: number;
  @CountColumn() height!: number;
  @InstantColumn() createdAt!: number;
}

/** libsql hands out an ArrayBuffer, mysql2 a Buffer. */
const asBuffer: ValueTransformer = {
  to: (value: Buffer) => value,
  from: (value: ArrayBuffer | Buffer) => (Buffer.isBuffer(value) ? value : Buffer.from(value)),
};

/** The bytes in pieces: `blob`, the type both engines know, ends at 64 kB on MySQL. */
@Entity('media_chunks')
export class MediaChunkEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) mediaId!: string;
  @PrimaryColumn({ type: 'int' }) position!: number;
  @Column({ type: 'blob', transformer: asBuffer }) bytes!: Buffer;
}
