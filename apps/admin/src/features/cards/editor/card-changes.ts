import type { CardAction, CardButton, MessageCardInput } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { FieldWords } from '../../../components/changes/change-list.js';
import { changesBetween, type Change } from '../../../components/changes/changes.js';
import { useTexts } from '../../../shared/i18n.js';
import { cardTexts } from '../texts.js';

type Card = Pick<MessageCardInput, 'name' | 'content'>;

/** The fields in which two versions of a card differ, in the order of the editor; pictures of a carousel by number. */
export const cardChanges = (before: Card, after: Card): Change[] =>
  changesBetween(fieldsOf(before), fieldsOf(after));

function fieldsOf({ name, content }: Card) {
  if (content.kind === 'image') {
    const { kind, altText, pictureId, action } = content;
    return { name, kind, altText, pictureId, actions: action && [action] };
  }
  if (content.kind !== 'carousel') return { name, ...content };
  const { kind, altText, columns } = content;
  return { name, kind, altText, ...Object.fromEntries(columns.map((column, i) => [`${i + 1}`, column])) };
}

export function useCardWords(): FieldWords {
  const { fields, kinds } = useTexts(cardTexts);
  const actionText = (action: CardAction) => {
    if (action.type === 'uri') return action.uri;
    if (action.type === 'message') return `${fields.actions.message}「${action.text}」`;
    return fields.actions[action.type];
  };
  const labels: Record<string, string> = {
    ...{ name: fields.name, kind: fields.kind, altText: fields.altText, pictureId: fields.picture },
    ...{ title: fields.title, text: fields.text, buttons: fields.buttons, actions: fields.tap },
  };
  return {
    label: (path) => {
      const [first = '', second] = path.split('.');
      if (second === undefined) return labels[first] ?? first;
      return `${format(fields.column, { n: first })} · ${labels[second] ?? second}`;
    },
    value: (path, value) => {
      if (path === 'kind') return kinds[value as keyof typeof kinds];
      if (path === 'actions') return (value as CardAction[]).map(actionText).join('\n');
      if (!path.endsWith('buttons')) return value as string;
      return (value as CardButton[])
        .map(({ label, action }) => `${label} → ${actionText(action)}`)
        .join('\n');
    },
  };
}
