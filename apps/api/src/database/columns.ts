import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

/** bigint arrives as text from MySQL; instants and counts stay far below 2^53. */
const asNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** Milliseconds since the epoch, by the database's clock. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'bigint', transformer: asNumber });

/** UUIDv7 as text: time-ordered, made by the application. */
export const PrimaryId = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });

export const IdColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'varchar', length: 36 });

/** Hex of SHA-256 or HMAC-SHA-256. */
export const HashColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'varchar', length: 64 });

export const TextColumn = (length: number, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'varchar', length });

/** JSON or ciphertext: no index, no look-up. */
export const LongTextColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'text' });

export const CountColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'int' });
