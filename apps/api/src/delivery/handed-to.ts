import { IsNull } from 'typeorm';
import type { DeliveryEntity } from './delivery.entity.js';

/**
 * One of several providers, and the account there. `gatewayId` null is the installation's own; `account` null: a
 * version that did not note it has written the row.
 */
export type HandedTo = { gatewayId: string | null; account: string | null };

const nobody = '';

/** As the columns of a new row; undefined: of a kind that has one provider. */
export function handedColumns(handedTo: HandedTo | null | undefined) {
  if (handedTo === null) return { gatewayId: null, gatewayAccount: nobody };
  return { gatewayId: handedTo?.gatewayId ?? null, gatewayAccount: handedTo?.account ?? null };
}

/** The rows that `handedToOf` says null of. */
export const handedToNobody = { gatewayId: IsNull(), gatewayAccount: nobody };

/** Of a row by its columns; null: it was certainly handed to nobody yet. */
export function handedToOf({
  gatewayId,
  gatewayAccount,
}: Pick<DeliveryEntity, 'gatewayId' | 'gatewayAccount'>): HandedTo | null {
  if (gatewayAccount !== nobody) return { gatewayId, account: gatewayAccount };
  // An older version notes the gateway alone, while both versions run.
  return gatewayId === null ? null : { gatewayId, account: null };
}
