/**
 * LINE message objects come from outside as loose JSON. These readers take what has the expected shape and drop the
 * rest, so that a broken message is drawn as far as it goes and never breaks the page.
 */
export type Loose = Readonly<Record<string, unknown>>;

export const asRecord = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

export const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

export const asList = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(asRecord) : []);

/** #RRGGBB or #RRGGBBAA, as Flex has it; anything else is not a colour. */
export const asColor = (value: unknown): string | undefined =>
  /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(asText(value)) ? asText(value) : undefined;

export type ChatAction =
  | { type: 'uri'; label: string; uri: string }
  | { type: 'message'; label: string; text: string }
  | { type: 'postback'; label: string; data: string; displayText: string }
  | { type: 'switch'; label: string; alias: string; data: string }
  | { type: 'other'; label: string; name: string };

export const asAction = (value: unknown): ChatAction => {
  const action = asRecord(value);
  const label = asText(action['label']);
  switch (action['type']) {
    case 'uri':
      return { type: 'uri', label: label || asText(action['uri']), uri: asText(action['uri']) };
    case 'message':
      return { type: 'message', label: label || asText(action['text']), text: asText(action['text']) };
    case 'postback': {
      const displayText = asText(action['displayText']);
      return { type: 'postback', label: label || displayText, data: asText(action['data']), displayText };
    }
    case 'richmenuswitch': {
      const alias = asText(action['richMenuAliasId']);
      return { type: 'switch', label: label || alias, alias, data: asText(action['data']) };
    }
    default:
      return { type: 'other', label: label || asText(action['type']), name: asText(action['type']) };
  }
};
