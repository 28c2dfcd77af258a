import type { CardColumn, MessageCardContent } from '@tieline/contracts';
import { fillVariables, type ReplyVariables } from './variables.js';

/** A card with the variables of one person filled in, for somebody who looks at it before it is sent. */
export function fillCard(content: MessageCardContent, vars: ReplyVariables): MessageCardContent {
  const fill = (text: string) => fillVariables(text, vars);
  const column = <Column extends CardColumn>(each: Column): Column => ({
    ...each,
    title: fill(each.title),
    text: fill(each.text),
    buttons: each.buttons.map((button) => ({ ...button, label: fill(button.label) })),
  });
  switch (content.kind) {
    case 'text':
      return { ...content, text: fill(content.text) };
    case 'buttons':
      return { ...column(content), altText: fill(content.altText) };
    case 'carousel':
      return { ...content, altText: fill(content.altText), columns: content.columns.map(column) };
    case 'image':
      return { ...content, altText: fill(content.altText) };
  }
}
