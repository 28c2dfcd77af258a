import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const varchar = (name: string, length: number, flags: { isPrimary?: true; isNullable?: true } = {}) => ({
  name,
  type: 'varchar',
  length: String(length),
  ...flags,
});
const bigint = (name: string, flags: { isNullable?: true } = {}) => ({ name, type: 'bigint', ...flags });

const tables = [
  {
    name: 'installation',
    columns: [varchar('name', 20, { isPrimary: true }), bigint('created_at')],
  },
  {
    name: 'invitations',
    columns: [
      varchar('id', 36, { isPrimary: true }),
      varchar('team_id', 36),
      varchar('email', 254),
      varchar('role', 20),
      varchar('token_hash', 64),
      varchar('invited_by', 36),
      bigint('created_at'),
      bigint('expires_at'),
    ],
    uniques: [{ name: 'uq_invitations_email', columnNames: ['team_id', 'email'] }],
    indices: [{ name: 'ix_invitations_token', columnNames: ['token_hash'] }],
  },
  {
    name: 'password_resets',
    columns: [
      varchar('token_hash', 64, { isPrimary: true }),
      varchar('team_id', 36),
      varchar('staff_id', 36),
      bigint('created_at'),
      bigint('expires_at'),
    ],
    indices: [{ name: 'ix_password_resets_staff', columnNames: ['staff_id'] }],
  },
  {
    name: 'staff_two_factor',
    columns: [
      varchar('staff_id', 36, { isPrimary: true }),
      { name: 'secret_sealed', type: 'text' },
      bigint('last_step'),
      bigint('confirmed_at', { isNullable: true }),
      bigint('created_at'),
    ],
  },
  {
    name: 'staff_recovery_codes',
    columns: [varchar('id', 36, { isPrimary: true }), varchar('staff_id', 36), varchar('code_hash', 64)],
    uniques: [{ name: 'uq_staff_recovery_codes', columnNames: ['staff_id', 'code_hash'] }],
  },
];

const columns: [string, ReturnType<typeof varchar> | ReturnType<typeof bigint>][] = [
  ['team_members', bigint('suspended_at', { isNullable: true })],
  ['team_members', bigint('last_sign_in_at', { isNullable: true })],
  ['staff_sessions', varchar('address', 64, { isNullable: true })],
  ['staff_sessions', varchar('device', 200, { isNullable: true })],
];

const auditIndices = [
  { name: 'ix_audit_staff', columnNames: ['team_id', 'staff_id', 'id'] },
  { name: 'ix_audit_action', columnNames: ['team_id', 'action', 'id'] },
  { name: 'ix_audit_target_type', columnNames: ['team_id', 'target_type', 'id'] },
];

/** Invitations, suspension, password resets, the second sign-in step, the claim of the first team. */
export class TeamAndSignIn1795100000000 implements MigrationInterface {
  name = 'TeamAndSignIn1795100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
    for (const [table, column] of columns) await runner.addColumn(table, new TableColumn(column));
    for (const index of auditIndices) await runner.createIndex('audit', new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...auditIndices].reverse()) await runner.dropIndex('audit', name);
    for (const [table, { name }] of [...columns].reverse()) await runner.dropColumn(table, name);
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}
