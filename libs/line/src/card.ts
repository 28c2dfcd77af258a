import type { messagingApi } from '@line/bot-sdk';
import { cardLimits, type CardColumn, type MessageCardContent } from '@tieline/contracts';
import { filled, toActions, type CardContext } from './card-action.js';
import { truncateGraphemes, truncateUnits } from './truncate.js';
import { fillVariables } from './variables.js';

/**
 * A message card as LINE messages, variables filled in and cut so that LINE never refuses it for length. One message;
 * none when a text is empty after filling. Cards are Flex messages. Source: Flex message elements, LINE docs.
 */
export function renderCard(card: MessageCardContent, context: CardContext): messagingApi.Message[] {
  switch (card.kind) {
    case 'text': {
      const text = truncateUnits(fillVariables(card.text, context.vars), cardLimits.text);
      return text === '' ? [] : [{ type: 'text', text }];
    }
    case 'buttons':
      return [flex(card.altText, bubble(card, context), context)];
    case 'carousel': {
      const contents = card.columns.map((column) => bubble(column, context));
      return [flex(card.altText, { type: 'carousel', contents }, context)];
    }
    case 'image':
      return image(card, context);
  }
}

function flex(
  altText: string,
  contents: messagingApi.FlexContainer,
  context: CardContext,
): messagingApi.FlexMessage {
  return { type: 'flex', altText: filled(altText, cardLimits.altText, context), contents };
}

function hero(url: string, action?: messagingApi.Action): messagingApi.FlexImage {
  return {
    type: 'image',
    url,
    size: 'full',
    aspectRatio: '1200:640',
    aspectMode: 'cover',
    ...(action && { action }),
  };
}

function bubble(card: CardColumn, context: CardContext): messagingApi.FlexBubble {
  const url = card.pictureId === null ? null : context.pictureUrl(card.pictureId);
  const title = truncateGraphemes(fillVariables(card.title, context.vars), cardLimits.title);
  const actions = card.buttons.flatMap(({ label, action }) => toActions(label, action, context));
  return {
    type: 'bubble',
    ...(url && { hero: hero(url) }),
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        ...(title ? [{ type: 'text' as const, text: title, weight: 'bold' as const, wrap: true }] : []),
        { type: 'text', text: filled(card.text, cardLimits.body, context), size: 'sm', wrap: true },
      ],
    },
    ...(actions.length > 0 && {
      footer: {
        type: 'box',
        layout: 'vertical',
        spacing: 'sm',
        contents: actions.map((action) => ({ type: 'button', style: 'link', height: 'sm', action })),
      },
    }),
  };
}

/** With an action a picture that can be tapped; without one a plain picture, which LINE opens full size. */
function image(
  { altText, pictureId, action }: Extract<MessageCardContent, { kind: 'image' }>,
  context: CardContext,
): messagingApi.Message[] {
  const url = context.pictureUrl(pictureId);
  if (!url) return [];
  const [tap] = action ? toActions(altText, action, context) : [];
  if (!tap) return [{ type: 'image', originalContentUrl: url, previewImageUrl: url }];
  return [flex(altText, { type: 'bubble', hero: hero(url, tap) }, context)];
}
