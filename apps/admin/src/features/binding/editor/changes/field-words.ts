import {
  shopPlatformNames,
  type BindingPolicy,
  type ButtonCard,
  type CardAction,
  type MatchPlatform,
  type Scenario,
} from '@tieline/contracts';
import type { FieldWords } from '../../../../components/changes/change-list.js';
import { changeTexts } from '../../../../components/changes/texts.js';
import { useLanguage, useTexts } from '../../../../shared/i18n.js';
import { useCards } from '../../../cards/api/list-cards.js';
import { cardTexts } from '../../../cards/texts.js';
import { useShopConnections } from '../../../shops/api/list-shop-connections.js';
import { useTags } from '../../../tags/api/list-tags.js';
import { editorTexts, type EditorTexts } from '../texts.js';

/** Labels and values of settings as the editor shows them, for lists of changes. */
export function useFieldWords(): FieldWords {
  const t = useTexts(editorTexts);
  const { locale } = useLanguage();
  const platform = (key: MatchPlatform) => (key === 'none' ? t.match.none : shopPlatformNames[key][locale]);
  const { actions } = useTexts(cardTexts).fields;
  const said = useTexts(changeTexts);
  const tags = useTags().data?.items ?? [];
  const shops = useShopConnections().data?.items ?? [];
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const names = new Map([...tags, ...shops, ...cards].map(({ id, name }) => [id, name]));
  return {
    label: (path) => labelOf(path, t),
    value: (path, value) =>
      textOf(path, value, t, { said, platform, actions, nameOf: (id) => names.get(id) ?? id }),
  };
}

function labelOf(path: string, t: EditorTexts): string {
  const [group = '', name = '', ...rest] = path.split('.');
  if (group === 'scenarios') {
    const scenario = t.tabs[name as Scenario];
    return `${scenario} · ${scenarioField(rest.join('.'), t)}`;
  }
  if (group === 'texts') return t.page[name as 'contested'];
  if (group === 'policy') return policyLabel(name as keyof BindingPolicy, t);
  const labels: Record<string, string> = {
    tagIds: t.tags,
    pictureId: t.page.picture,
    consentText: t.page.consent,
    contactUrl: t.page.contactUrl,
    registerUrl: t.page.registerUrl,
    matchPlatform: t.match.platform,
    shopConnectionId: t.match.shop,
    countries: t.match.countries,
  };
  return labels[group] ?? path;
}

function scenarioField(field: string, t: EditorTexts): string {
  const labels: Record<string, string> = {
    triggerText: t.trigger,
    'reply.kind': t.replyKind,
    'reply.text': t.replyText,
    'reply.cardId': t.card.choose,
    'reply.card.altText': t.card.altText,
    'reply.card.pictureId': t.card.picture,
    'reply.card.title': t.card.title,
    'reply.card.text': t.card.text,
    'reply.card.buttons': t.card.buttons,
  };
  return labels[field] ?? field;
}

function policyLabel(name: keyof BindingPolicy, t: EditorTexts): string {
  const labels: Record<keyof BindingPolicy, string> = {
    contested: t.policy.contested,
    acceptUnverifiedPhone: t.match.unverified,
    matchBeforeSms: t.policy.before,
    paidPushFallback: t.policy.push,
    codeLifetimeSeconds: t.policy.lifetime,
    dailySmsBudget: t.policy.budget,
  };
  return labels[name] ?? name;
}

type Lookups = {
  said: { on: string; off: string; comma: string };
  nameOf: (id: string) => string;
  platform: (key: MatchPlatform) => string;
  actions: Record<CardAction['type'], string>;
};

function textOf(path: string, value: unknown, t: EditorTexts, lookups: Lookups): string {
  const { said, nameOf, platform, actions } = lookups;
  if (typeof value === 'boolean') return value ? said.on : said.off;
  if (path.endsWith('.reply.kind')) {
    if (value === 'text') return t.kindText;
    return value === 'card' ? t.card.ownCard : t.card.saved;
  }
  if (path === 'policy.contested') return value === 'move' ? t.policy.move : t.policy.review;
  if (path === 'matchPlatform') return platform(value as MatchPlatform);
  if (path.endsWith('.buttons')) {
    return (value as ButtonCard['buttons'])
      .map(({ label, action }) => `${label} → ${actionText(action, actions)}`)
      .join('\n');
  }
  if (Array.isArray(value)) return value.map((item) => nameOf(String(item))).join(said.comma);
  return path === 'shopConnectionId' || path.endsWith('.cardId')
    ? nameOf(value as string)
    : (value as string | number).toString();
}

function actionText(action: CardAction, actions: Record<CardAction['type'], string>): string {
  if (action.type === 'uri') return action.uri;
  if (action.type === 'message') return `${actions.message}「${action.text}」`;
  return actions[action.type];
}
