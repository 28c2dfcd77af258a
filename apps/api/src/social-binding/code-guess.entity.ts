import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn } from '../database/columns.js';

/** How often a LINE user of a channel, and all of them together, sent digits that were no code. */
@Entity('social_code_guesses')
@Index('ix_social_code_guesses_window', ['windowStart'])
export class CodeGuessEntity {
  /** of channel and LINE user, or of the channel */
  @PrimaryColumn({ type: 'varchar', length: 64 }) guessKey!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @CountColumn() wrong!: number;
  @InstantColumn() windowStart!: number;
}
