import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

const id = (name: string, more: object = {}) => ({ name, type: 'varchar', length: '36', ...more });
const hash = (name: string, more: object = {}) => ({ name, type: 'varchar', length: '64', ...more });
const text = (name: string, length: number, more: object = {}) => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
const instant = (name: string, more: object = {}) => ({ name, type: 'bigint', ...more });
const count = (name: string) => ({ name, type: 'int' });
const isPrimary = { isPrimary: true };
const isNullable = { isNullable: true };

const settings = new Table({
  name: 'social_binding_settings',
  columns: [
    id('channel_id', isPrimary),
    id('team_id'),
    count('version'),
    { name: 'content', type: 'text' },
    id('saved_by', isNullable),
    instant('updated_at'),
  ],
  indices: [{ name: 'ix_social_binding_settings_team', columnNames: ['team_id'] }],
});

const attempts = new Table({
  name: 'social_tie_attempts',
  columns: [
    id('id', isPrimary),
    id('team_id'),
    id('channel_id'),
    hash('visitor_hash'),
    hash('address_hash'),
    text('page', 500),
    text('device', 10),
    text('locale', 10),
    text('member_id', 100, isNullable),
    text('member_name', 100, isNullable),
    hash('watch_hash'),
    hash('token_hash', isNullable),
    hash('code_hash', isNullable),
    hash('active_code', isNullable),
    text('line_user_id', 40, isNullable),
    text('line_name', 200, isNullable),
    text('state', 10),
    instant('opened_at', isNullable),
    instant('created_at'),
    instant('expires_at'),
  ],
  uniques: [
    { name: 'uq_social_tie_attempts_watch', columnNames: ['channel_id', 'watch_hash'] },
    { name: 'uq_social_tie_attempts_token', columnNames: ['channel_id', 'token_hash'] },
    { name: 'uq_social_tie_attempts_code', columnNames: ['channel_id', 'active_code'] },
  ],
  indices: [
    { name: 'ix_social_tie_attempts_code', columnNames: ['channel_id', 'code_hash', 'created_at'] },
    { name: 'ix_social_tie_attempts_alive', columnNames: ['channel_id', 'expires_at'] },
    { name: 'ix_social_tie_attempts_visitor', columnNames: ['channel_id', 'visitor_hash', 'created_at'] },
    { name: 'ix_social_tie_attempts_address', columnNames: ['channel_id', 'address_hash', 'created_at'] },
    { name: 'ix_social_tie_attempts_user', columnNames: ['channel_id', 'line_user_id'] },
    { name: 'ix_social_tie_attempts_expiry', columnNames: ['expires_at'] },
  ],
});

const ties = new Table({
  name: 'social_ties',
  columns: [
    id('id', isPrimary),
    id('team_id'),
    id('channel_id'),
    id('contact_id'),
    hash('visitor_hash'),
    hash('active_visitor', isNullable),
    text('page', 500),
    text('way', 10),
    instant('tied_at'),
    instant('ended_at', isNullable),
    text('ended_by', 20, isNullable),
  ],
  uniques: [{ name: 'uq_social_ties_visitor', columnNames: ['channel_id', 'active_visitor'] }],
  indices: [{ name: 'ix_social_ties_contact', columnNames: ['contact_id', 'tied_at'] }],
});

const people = new Table({
  name: 'social_tied_contacts',
  columns: [id('contact_id', isPrimary), id('team_id'), instant('first_tied_at')],
});

const guesses = new Table({
  name: 'social_code_guesses',
  columns: [
    hash('guess_key', isPrimary),
    id('team_id'),
    id('channel_id'),
    count('wrong'),
    instant('window_start'),
  ],
  indices: [{ name: 'ix_social_code_guesses_window', columnNames: ['window_start'] }],
});

/** The button on the website: its settings, ties that begin, ties that stand, who guessed. */
export class SocialBinding1797500000000 implements MigrationInterface {
  name = 'SocialBinding1797500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [settings, attempts, ties, people, guesses]) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [guesses, people, ties, attempts, settings]) await runner.dropTable(name);
  }
}
