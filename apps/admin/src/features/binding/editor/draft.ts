import {
  BindingSettingsInput,
  foldTriggerText,
  scenarios,
  type BindingPolicy,
  type BindingSettings,
  type BindingSettingsContent,
  type CardAction,
  type MatchPlatform,
  type Scenario,
  type ScenarioReply,
} from '@tieline/contracts';
import type { z } from 'zod';

/** A button as it is edited: every kind's value is kept while the kind changes. */
export type ButtonDraft = {
  key: string;
  label: string;
  action: { type: CardAction['type']; uri: string; text: string };
};

export type CardDraft = {
  altText: string;
  pictureId: string | null;
  title: string;
  text: string;
  buttons: ButtonDraft[];
};

/** Text and card are both kept, so that trying the other kind loses nothing. */
export type ReplyDraft = { kind: ScenarioReply['kind']; text: string; card: CardDraft };

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

let nextKey = 0;

export function newButton(label = ''): ButtonDraft {
  nextKey += 1;
  return { key: `button-${nextKey}`, label, action: { type: 'memberCard', uri: '', text: '' } };
}

function buttonDraft(button: { label: string; action: CardAction }): ButtonDraft {
  const { action } = button;
  const draft = newButton(button.label);
  return {
    ...draft,
    action: {
      type: action.type,
      uri: action.type === 'uri' ? action.uri : '',
      text: action.type === 'message' ? action.text : '',
    },
  };
}

const emptyCard: CardDraft = { altText: '', pictureId: null, title: '', text: '', buttons: [] };

function replyDraft(reply: ScenarioReply): ReplyDraft {
  if (reply.kind === 'text') return { kind: 'text', text: reply.text, card: emptyCard };
  return { kind: 'card', text: '', card: { ...reply.card, buttons: reply.card.buttons.map(buttonDraft) } };
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

function toAction({ type, uri, text }: ButtonDraft['action']) {
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

function toReply({ kind, text, card }: ReplyDraft) {
  if (kind === 'text') return { kind, text };
  const buttons = card.buttons.map(({ label, action }) => ({ label, action: toAction(action) }));
  return { kind, card: { ...card, buttons } };
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
export const editorIssues = { equalTriggers: 'trigger.equal', shopMissing: 'shop.missing' } as const;

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
