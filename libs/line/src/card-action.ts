import type { messagingApi } from '@line/bot-sdk';
import type { CardAction } from '@tieline/contracts';
import { truncateGraphemes } from './truncate.js';
import { fillVariables, type ReplyVariables } from './variables.js';

/** What a card needs to become a message to one person of one channel. */
export type CardContext = {
  /** null is a value that is not known; it leaves no gap in the text */
  vars: ReplyVariables;
  /** null: buttons that lead there are left out */
  bindingUrl: string | null;
  memberCardUrl: string | null;
  /** address that LINE can fetch (https on the real platform); null: no picture */
  pictureUrl: (id: string) => string | null;
  /** stands in where a text is empty once its variables are filled in */
  botName: string;
};

const limits = { label: 20, actionText: 300 } as const;

/** A button's action; none when it would lead nowhere. */
export function toActions(label: string, action: CardAction, context: CardContext): messagingApi.Action[] {
  const short = filled(label, limits.label, context);
  switch (action.type) {
    case 'uri':
      return [{ type: 'uri', label: short, uri: action.uri }];
    case 'message':
      return [{ type: 'message', label: short, text: filled(action.text, limits.actionText, context) }];
    case 'phoneBinding':
      return context.bindingUrl ? [{ type: 'uri', label: short, uri: context.bindingUrl }] : [];
    case 'memberCard':
      return context.memberCardUrl ? [{ type: 'uri', label: short, uri: context.memberCardUrl }] : [];
  }
}

/** For fields that LINE wants filled. */
export function filled(template: string, limit: number, context: CardContext): string {
  return truncateGraphemes(fillVariables(template, context.vars) || context.botName, limit);
}
