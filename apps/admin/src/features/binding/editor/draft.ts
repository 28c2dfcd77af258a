import {
  BindingSettingsInput,
  foldTriggerText,
  scenarios,
  type BindingPolicy,
  type BindingSettings,
  type BindingSettingsContent,
  type ButtonCard,
  type MatchPlatform,
  type MessageCardContent,
  type Scenario,
  type ScenarioReply,
} from '@tieline/contracts';
import type { z } from 'zod';
import { buttonDraft, toButton, type ButtonDraft } from '../../cards/button-draft.js';

export type CardDraft = {
  altText: string;
  pictureId: string | null;
  title: string;
  text: string;
  buttons: ButtonDraft[];
};

/** Text and card are both kept, so that trying the other kind loses nothing. */
export type ReplyDraft = {
  kind: 'text' | 'card';
  text: string;
  /** of the card that is used here only */
  card: CardDraft;
  /** the saved card that is chosen instead; its content is for the preview */
  saved: { cardId: string; content: MessageCardContent | undefined } | null;
};

/** The editor's values. Paths equal those of `BindingSettingsInput`, so issues find their field. */
export type SettingsDraft = {
  scenarios: Record<Scenario, { triggerText: string; reply: ReplyDraft }>;
  texts: { contested: string; many: string; unavailable: string };
  tagIds: string[];
  pictureId: string | null;
  matchPlatform: MatchPlatform;
  shopConnectionId: string | null;
  countries: string[];
  consentText: string;
  contactUrl: string;
  registerUrl: string;
  policy: BindingPolicy;
};

const emptyCard: CardDraft = { altText: '', pictureId: null, title: '', text: '', buttons: [] };

function replyDraft(reply: ScenarioReply): ReplyDraft {
  const blank = { text: '', card: emptyCard, saved: null };
  switch (reply.kind) {
    case 'text':
      return { ...blank, kind: 'text', text: reply.text };
    case 'card':
      return {
        ...blank,
        kind: 'card',
        card: { ...reply.card, buttons: reply.card.buttons.map(buttonDraft) },
      };
    case 'savedCard':
      return { ...blank, kind: 'card', saved: { cardId: reply.cardId, content: reply.content } };
  }
}

export function toDraft(settings: BindingSettings): SettingsDraft {
  const { firstBinding, alreadyBound, memberNotFound } = settings.scenarios;
  const scenario = (from: typeof firstBinding) => ({
    triggerText: from.triggerText,
    reply: replyDraft(from.reply),
  });
  return {
    scenarios: {
      firstBinding: scenario(firstBinding),
      alreadyBound: scenario(alreadyBound),
      memberNotFound: scenario(memberNotFound),
    },
    texts: { ...settings.texts },
    tagIds: settings.tagIds,
    pictureId: settings.pictureId,
    matchPlatform: settings.matchPlatform,
    shopConnectionId: settings.shopConnectionId,
    countries: settings.countries,
    consentText: settings.consentText,
    contactUrl: settings.contactUrl ?? '',
    registerUrl: settings.registerUrl ?? '',
    policy: { ...settings.policy },
  };
}

/** The card that is used here only, as the contract knows it. */
export const toCard = (card: CardDraft): ButtonCard => ({ ...card, buttons: card.buttons.map(toButton) });

function toReply({ kind, text, card, saved }: ReplyDraft): ScenarioReply {
  if (kind === 'text') return { kind, text };
  return saved ? { kind: 'savedCard', ...saved } : { kind, card: toCard(card) };
}

/** The draft in the shape of the contract, before the contract has checked it. */
function toInput(draft: SettingsDraft) {
  const scenario = (name: Scenario) => ({
    triggerText: draft.scenarios[name].triggerText,
    reply: toReply(draft.scenarios[name].reply),
  });
  return {
    ...draft,
    version: 0,
    scenarios: {
      firstBinding: scenario('firstBinding'),
      alreadyBound: scenario('alreadyBound'),
      memberNotFound: scenario('memberNotFound'),
    },
    shopConnectionId: draft.matchPlatform === 'none' ? null : draft.shopConnectionId,
    contactUrl: draft.contactUrl.trim() || null,
    registerUrl: draft.registerUrl.trim() || null,
  };
}

/** The draft as settings, to compare it with others; it need not be valid. */
export function toContent(draft: SettingsDraft): BindingSettingsContent {
  const { version: _version, ...content } = toInput(draft);
  return content;
}

/** Scenarios whose trigger text another one has as well; width, case and spaces do not count, as in the API. */
export function equalTriggers(draft: Pick<SettingsDraft, 'scenarios'>): Scenario[] {
  const words = (name: Scenario) => foldTriggerText(draft.scenarios[name].triggerText);
  return scenarios.filter(
    (name) => words(name) !== '' && scenarios.some((other) => other !== name && words(other) === words(name)),
  );
}

/** Messages of issues that only this form raises; `issueText` translates them. */
const editorIssues = { equalTriggers: 'trigger.equal', shopMissing: 'shop.missing' } as const;

/** The contract's issues and this form's own, all at once and under the draft's paths. */
export function draftIssues(draft: SettingsDraft): z.core.$ZodIssue[] {
  const parsed = BindingSettingsInput.safeParse(toInput(draft));
  const issues: z.core.$ZodIssue[] = parsed.success ? [] : [...parsed.error.issues];
  for (const name of equalTriggers(draft)) {
    const path = ['scenarios', name, 'triggerText'];
    issues.push({ code: 'custom', path, message: editorIssues.equalTriggers, input: draft });
  }
  if (draft.matchPlatform !== 'none' && draft.shopConnectionId === null) {
    const path = ['shopConnectionId'];
    issues.push({ code: 'custom', path, message: editorIssues.shopMissing, input: draft });
  }
  return issues;
}

/** What is sent. Call it only with a draft that the schema accepts. */
export function toSettingsInput(draft: SettingsDraft, version: number): BindingSettingsInput {
  return BindingSettingsInput.parse({ ...toInput(draft), version });
}
