import { v7 } from 'uuid';

/** Time-ordered random id (UUIDv7). */
export function newId(): string {
  return v7();
}
