import type { Role } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** An open invitation; an accepted or revoked one is gone, the audit remembers it. */
@Entity('invitations')
@Unique('uq_invitations_email', ['teamId', 'email'])
@Index('ix_invitations_token', ['tokenHash'])
export class InvitationEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  /** lower case */
  @TextColumn(254) email!: string;
  @TextColumn(20) role!: Role;
  @HashColumn() tokenHash!: string;
  @IdColumn() invitedBy!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
