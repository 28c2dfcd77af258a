import type { EntityMetadata } from 'typeorm';
import type { SealPlace } from '../database/cipher.js';

/** A row as the database has it. */
export type SealedRow = Record<string, string | number | null>;

export type SealedColumn = {
  table: string;
  /** the primary key */
  keys: string[];
  column: string;
  /** what `placeOf` reads of a row besides its key */
  needs: string[];
  placeOf: (row: SealedRow) => SealPlace;
};

type Own = { needs?: string[]; place: (row: SealedRow) => Partial<SealPlace> };

/** Where the place is another one than the team, the table, the column's name and the row's id. */
const own: Record<string, Own> = {
  // a rotation of the secret moves it from column to column as it is
  'channels.previousSecretSealed': { place: () => ({ column: 'messagingSecret' }) },
  'member_link_secrets.previousSealed': { place: () => ({ column: 'secret' }) },
  // the name of the only secret that there was at first
  'shop_connections.secretsSealed': { place: () => ({ column: 'accessToken' }) },
  'shop_members.memberSealed': {
    needs: ['connection_id', 'member_key'],
    place: (row) => ({ rowId: joined(row, ['connection_id', 'member_key']) }),
  },
  'member_import_parts.contentSealed': {
    needs: ['(SELECT team_id FROM member_imports i WHERE i.id = member_import_parts.import_id) AS team_id'],
    place: (row) => ({ rowId: joined(row, ['import_id', 'kind', 'position']) }),
  },
  // a person belongs to no one team
  'staff_two_factor.secretSealed': { place: (row) => ({ teamId: joined(row, ['staff_id']) }) },
};

const joined = (row: SealedRow, columns: readonly string[]) => columns.map((name) => row[name]).join('|');

/** Every property of an entity whose name ends in `Sealed`. */
export function sealedColumns(entities: readonly EntityMetadata[]): SealedColumn[] {
  return entities.flatMap((entity) =>
    entity.columns
      .filter(({ propertyName }) => propertyName.endsWith('Sealed'))
      .map(({ propertyName, databaseName }) => columnOf(entity, propertyName, databaseName)),
  );
}

function columnOf(
  { tableName: table, primaryColumns, columns }: EntityMetadata,
  property: string,
  column: string,
): SealedColumn {
  const keys = primaryColumns.map(({ databaseName }) => databaseName);
  const { needs = [], place } = own[`${table}.${property}`] ?? { place: () => ({}) };
  const team = columns.some(({ databaseName }) => databaseName === 'team_id') ? ['team_id'] : [];
  return {
    ...{ table, keys, column, needs: [...team, ...needs] },
    placeOf: (row) => ({
      teamId: joined(row, ['team_id']),
      table,
      column: property.replace(/Sealed$/, ''),
      rowId: joined(row, keys),
      ...place(row),
    }),
  };
}
