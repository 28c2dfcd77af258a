import { v7 } from 'uuid';

/** Time-ordered random id (UUIDv7). */
export function newId(): string {
  return v7();
}

/** Ids made since an instant are not below this one; ids carry their millisecond in front. */
export function firstIdSince(instant: number): string {
  const hex = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
