import type { messagingApi } from '@line/bot-sdk';
import type { ScenarioReply } from '@tieline/contracts';

export type ReplyContext = {
  /** null is a value that is not known; it leaves no gap in the text */
  vars: { customerName: string | null; memberNumber: string | null; memberTier: string | null };
  bindingUrl: string | null;
  memberCardUrl: string | null;
  /** address that LINE can fetch (https on the real platform); null: no picture */
  pictureUrl: (id: string) => string | null;
  botName: string;
};

export function renderReply(_reply: ScenarioReply, _context: ReplyContext): messagingApi.Message[] {
  throw new Error('follows in the next commit');
}
