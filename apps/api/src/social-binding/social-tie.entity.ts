import type { SocialTie } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** A browser of the website that is tied to a contact, or was. */
@Entity('social_ties')
@Unique('uq_social_ties_visitor', ['channelId', 'activeVisitor'])
@Index('ix_social_ties_contact', ['contactId', 'tiedAt'])
export class SocialTieEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() contactId!: string;
  @HashColumn() visitorHash!: string;
  /** the same while the tie stands: a browser belongs to one contact */
  @HashColumn({ nullable: true }) activeVisitor!: string | null;
  @TextColumn(500) page!: string;
  @TextColumn(10) way!: SocialTie['way'];
  @InstantColumn() tiedAt!: number;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  @TextColumn(20, { nullable: true }) endedBy!: SocialTie['endedBy'];
}

/** Who was tied at any time: the key is what makes tags go on once. */
@Entity('social_tied_contacts')
export class TiedContactEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contactId!: string;
  @IdColumn() teamId!: string;
  @InstantColumn() firstTiedAt!: number;
}
