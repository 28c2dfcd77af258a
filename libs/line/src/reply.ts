import type { messagingApi } from '@line/bot-sdk';
import type { ButtonCard, CardAction, ScenarioReply } from '@tieline/contracts';
import { fillVariables, type ReplyVariables } from './variables.js';
import { truncateGraphemes, truncateUnits } from './truncate.js';

export type ReplyContext = {
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

/** LINE's limits. Texts count UTF-16 units, everything of a template counts graphemes. */
const limits = {
  text: 5000,
  altText: 400,
  title: 40,
  bodyAlone: 160,
  bodyWithTitleOrImage: 60,
  label: 20,
  actionText: 300,
  actions: 4,
} as const;

/**
 * A scenario's answer as LINE messages, variables filled in and cut to LINE's limits so that LINE never refuses it
 * for length. One message; none when a text is empty after filling. Source: template messages, LINE docs.
 */
export function renderReply(reply: ScenarioReply, context: ReplyContext): messagingApi.Message[] {
  return reply.kind === 'text' ? textMessages(reply.text, context) : cardMessages(reply.card, context);
}

function textMessages(template: string, context: ReplyContext): messagingApi.TextMessage[] {
  const text = truncateUnits(fillVariables(template, context.vars), limits.text);
  return text === '' ? [] : [{ type: 'text', text }];
}

function cardMessages(card: ButtonCard, context: ReplyContext): messagingApi.Message[] {
  const actions = card.buttons
    .flatMap(({ label, action }) => toAction(label, action, context))
    .slice(0, limits.actions);
  // A template without an action is refused by LINE; its words still go out.
  if (actions.length === 0) return textMessages([card.title, card.text].filter(Boolean).join('\n'), context);
  const title = truncateGraphemes(fillVariables(card.title, context.vars), limits.title);
  const image = card.pictureId === null ? null : context.pictureUrl(card.pictureId);
  const bodyLimit = title || image ? limits.bodyWithTitleOrImage : limits.bodyAlone;
  return [
    {
      type: 'template',
      altText: filled(card.altText, limits.altText, context),
      template: {
        type: 'buttons',
        ...(image ? { thumbnailImageUrl: image, imageAspectRatio: 'rectangle', imageSize: 'cover' } : {}),
        ...(title ? { title } : {}),
        text: filled(card.text, bodyLimit, context),
        actions,
      },
    },
  ];
}

function toAction(label: string, action: CardAction, context: ReplyContext): messagingApi.Action[] {
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
function filled(template: string, limit: number, context: ReplyContext): string {
  return truncateGraphemes(fillVariables(template, context.vars) || context.botName, limit);
}
