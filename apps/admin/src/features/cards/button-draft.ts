import type { CardAction, CardButton } from '@tieline/contracts';

/** An action as it is edited: every kind's value is kept while the kind changes. */
export type ActionDraft = { type: CardAction['type']; uri: string; text: string };
export type ButtonDraft = { key: string; label: string; action: ActionDraft };

let nextKey = 0;

/** A key for a row of a list that is edited. */
export function newKey(): string {
  nextKey += 1;
  return `row-${nextKey}`;
}

export const newAction = (): ActionDraft => ({ type: 'memberCard', uri: '', text: '' });

export const newButton = (label = ''): ButtonDraft => ({ key: newKey(), label, action: newAction() });

export function actionDraft(action: CardAction): ActionDraft {
  return {
    type: action.type,
    uri: action.type === 'uri' ? action.uri : '',
    text: action.type === 'message' ? action.text : '',
  };
}

export const buttonDraft = ({ label, action }: CardButton): ButtonDraft => ({
  ...newButton(label),
  action: actionDraft(action),
});

export function toAction({ type, uri, text }: ActionDraft): CardAction {
  switch (type) {
    case 'uri':
      return { type, uri: uri.trim() };
    case 'message':
      return { type, text };
    case 'phoneBinding':
    case 'memberCard':
      return { type };
  }
}

export const toButton = ({ label, action }: ButtonDraft): CardButton => ({ label, action: toAction(action) });
