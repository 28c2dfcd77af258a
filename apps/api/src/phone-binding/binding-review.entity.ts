import { Entity, Index, Unique } from 'typeorm';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/**
 * A number that staff must look at: held by another LINE account, with several members, or of a customer who is
 * another member at the same shop (`merge`: the binding stands, whether it is one person is the question).
 */
@Entity('binding_reviews')
@Unique('uq_binding_reviews_open', ['channelId', 'openKey'])
@Index('ix_binding_reviews_team', ['teamId', 'state', 'id'])
@Index('ix_binding_reviews_contact', ['contactId', 'createdAt'])
export class BindingReviewEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() contactId!: string;
  @TextColumn(20) kind!: 'contested' | 'many' | 'merge';
  @TextColumn(20) state!: 'open' | 'approved' | 'refused';
  @LongTextColumn() phoneSealed!: string;
  @HashColumn() phoneIndex!: string;
  @TextColumn(24) maskedPhone!: string;
  /** of a signed link: the member it is about; there is no number then, and what is about one is empty */
  @TextColumn(100, { nullable: true }) memberId!: string | null;
  /** the binding that holds the number or the member */
  @IdColumn({ nullable: true }) heldByBindingId!: string | null;
  /** contact and phone while open: asking twice makes no second case */
  @HashColumn({ nullable: true }) openKey!: string | null;
  @InstantColumn() createdAt!: number;
  @IdColumn({ nullable: true }) decidedBy!: string | null;
  @TextColumn(500, { nullable: true }) decisionReason!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
}
