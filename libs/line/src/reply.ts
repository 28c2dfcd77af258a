import type { messagingApi } from '@line/bot-sdk';
import type { ButtonCard, ScenarioReply } from '@tieline/contracts';
import { filled, toActions, type CardContext } from './card-action.js';
import { renderCard } from './card.js';
import { truncateGraphemes, truncateUnits } from './truncate.js';
import { fillVariables } from './variables.js';

export type ReplyContext = CardContext;

/** LINE's limits. Texts count UTF-16 units, everything of a template counts graphemes. */
const limits = {
  text: 5000,
  altText: 400,
  title: 40,
  bodyAlone: 160,
  bodyWithTitleOrImage: 60,
  actions: 4,
} as const;

/**
 * A scenario's answer as LINE messages, variables filled in and cut to LINE's limits so that LINE never refuses it
 * for length. One message; none when a text is empty after filling. Source: template messages, LINE docs.
 */
export function renderReply(reply: ScenarioReply, context: ReplyContext): messagingApi.Message[] {
  switch (reply.kind) {
    case 'text':
      return textMessages(reply.text, context);
    case 'card':
      return cardMessages(reply.card, context);
    case 'savedCard':
      return reply.content ? renderCard(reply.content, context) : [];
  }
}

function textMessages(template: string, context: ReplyContext): messagingApi.TextMessage[] {
  const text = truncateUnits(fillVariables(template, context.vars), limits.text);
  return text === '' ? [] : [{ type: 'text', text }];
}

function cardMessages(card: ButtonCard, context: ReplyContext): messagingApi.Message[] {
  const actions = card.buttons
    .flatMap(({ label, action }) => toActions(label, action, context))
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
