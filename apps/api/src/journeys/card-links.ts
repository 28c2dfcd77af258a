import type { CardAction, CardColumn, MessageCardContent } from '@tieline/contracts';

/** In a text whatever stands between spaces, full-width marks and brackets. */
const address = /https:\/\/[!-~]+/g;
const trailing = /[.,;:!?)\]}'"]+$/;

/** A card whose https addresses are replaced, in the order in which they stand. */
export function replaceLinks(
  content: MessageCardContent,
  replace: (uri: string) => string,
): MessageCardContent {
  const inText = (text: string) =>
    text.replace(address, (found) => {
      const uri = found.replace(trailing, '');
      return replace(uri) + found.slice(uri.length);
    });
  const inAction = (action: CardAction): CardAction =>
    action.type === 'uri' ? { ...action, uri: replace(action.uri) } : action;
  const inButtons = (buttons: CardColumn['buttons']) =>
    buttons.map(({ label, action }) => ({ label, action: inAction(action) }));
  switch (content.kind) {
    case 'text':
      return { ...content, text: inText(content.text) };
    case 'buttons':
      return { ...content, buttons: inButtons(content.buttons) };
    case 'carousel':
      return {
        ...content,
        columns: content.columns.map((column) => ({ ...column, buttons: inButtons(column.buttons) })),
      };
    case 'image':
      return { ...content, action: content.action && inAction(content.action) };
  }
}
