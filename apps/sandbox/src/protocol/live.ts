import { z } from 'zod';
import { ChatMessage } from './chat.js';
import { Fault, JournalEntry, Settings } from './control.js';
import { LineUserId } from './people.js';
import { Sms } from './sms.js';
import { User } from './world.js';

/** `data:` of each message of `GET /api/events` (EventSource, unnamed events). */
export const WorldEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), lineUserId: LineUserId, channel: z.string(), message: ChatMessage }),
  /** new, or its state changed: replace by `sms.id` */
  z.object({ type: z.literal('sms'), sms: Sms }),
  z.object({ type: z.literal('journal'), entry: JournalEntry }),
  /** the menu of one user (or of everybody: null) may have changed: read the chat again */
  z.object({ type: z.literal('menu'), lineUserId: LineUserId.nullable(), channel: z.string() }),
  z.object({ type: z.literal('user'), user: User }),
  z.object({ type: z.literal('settings'), settings: Settings }),
  z.object({ type: z.literal('faults'), faults: z.array(Fault) }),
  /** everything starts afresh: read all again */
  z.object({ type: z.literal('reset') }),
]);
export type WorldEvent = z.infer<typeof WorldEvent>;

/** Every refused control call. */
export const ControlError = z.object({
  error: z.string(),
  message: z.string(),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ControlError = z.infer<typeof ControlError>;
