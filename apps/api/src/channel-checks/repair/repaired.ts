import type { ResponseOf, repairChannel } from '@tieline/contracts';
import type { LineFailed } from '@tieline/line';

type Outcome = ResponseOf<typeof repairChannel>['outcome'];

/** How a repair ended; `detail` is LINE's own reason for a refusal. */
export type Repaired = { outcome: Outcome; detail: string | null };

export const repaired: Repaired = { outcome: 'repaired', detail: null };
export const nothingToDo: Repaired = { outcome: 'nothingToDo', detail: null };

export function refused({ message, details }: LineFailed): Repaired {
  return { outcome: 'refused', detail: [message, ...details].join('; ').slice(0, 300) };
}
