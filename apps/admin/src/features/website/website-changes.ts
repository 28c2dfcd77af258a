import type { PageRule, SocialBindingSettings } from '@tieline/contracts';
import type { FieldWords } from '../../components/changes/change-list.js';
import { changesBetween, type Change } from '../../components/changes/changes.js';
import { changeTexts } from '../../components/changes/texts.js';
import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { useTags } from '../tags/api/list-tags.js';
import { websiteTexts } from './texts.js';
import { toDraft, type WebsiteDraft } from './website-draft.js';

/** The fields in which two drafts differ; rows are compared by what they say. */
const contentOf = ({ pageRules, message, ...rest }: WebsiteDraft) => ({
  ...rest,
  pageRules: pageRules.map(({ match, value, show }) => ({ match, value, show })),
  message: message.kind,
  ...(message.kind === 'text' && { messageText: message.text }),
  ...(message.kind === 'savedCard' && { card: message.cardId }),
});

export const websiteChanges = (latest: SocialBindingSettings, mine: WebsiteDraft): Change[] =>
  changesBetween(contentOf(toDraft(latest)), contentOf(mine));

/** Labels and values as the form shows them. */
export function useWebsiteWords(): FieldWords {
  const t = useTexts(websiteTexts);
  const said = useTexts(changeTexts);
  const tagNames = new Map((useTags().data?.items ?? []).map(({ id, name }) => [id, name]));
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const labels: Record<string, string> = {
    ...{ enabled: t.enabled, origins: t.origins, form: t.form, title: t.titleField, text: t.text },
    ...{ shortTitle: t.shortTitle, color: t.color, position: t.position, smallOnPhones: t.smallOnPhones },
    ...{ autoHideSeconds: t.autoHide, everywhere: t.everywhere, pageRules: t.rules, tagIds: t.tags },
    ...{ message: t.message, messageText: t.messageText, card: t.card },
  };
  const named: Record<string, Record<string, string>> = {
    ...{ form: t.forms, position: t.positions, message: t.messages },
  };
  const ruleText = ({ match, value, show }: PageRule) =>
    `${t.matches[match]}「${value}」${show ? t.shows.yes : t.shows.no}`;
  return {
    label: (path) => labels[path] ?? path,
    value: (path, value) => {
      if (typeof value === 'boolean') return value ? said.on : said.off;
      if (path === 'pageRules') return (value as PageRule[]).map(ruleText).join(said.comma);
      if (path === 'tagIds') return (value as string[]).map((id) => tagNames.get(id) ?? id).join(said.comma);
      if (path === 'card') return cards.find(({ id }) => id === value)?.name ?? t.cardGone;
      return named[path]?.[String(value)] ?? String(value);
    },
  };
}
