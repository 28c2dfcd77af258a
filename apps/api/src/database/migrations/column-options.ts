import type { TableColumnOptions } from 'typeorm';

/** Columns as migrations write them; the entities' side is `../columns.ts`. */
export const varchar = (name: string, length: number, isNullable = false): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

export const id = (
  name: string,
  flags: { isPrimary?: true; isNullable?: true } = {},
): TableColumnOptions => ({
  ...varchar(name, 36),
  ...flags,
});

export const bigint = (name: string, isNullable = false): TableColumnOptions => ({
  name,
  type: 'bigint',
  isNullable,
});

export const int = (name: string, isNullable = false): TableColumnOptions => ({
  name,
  type: 'int',
  isNullable,
});
