import type { UseFormReturnType } from '@mantine/form';
import {
  SocialBindingInput,
  type PageRule,
  type SocialBindingContent,
  type SocialBindingSettings,
} from '@tieline/contracts';
import type { z } from 'zod';

/** The form's values; paths equal those of `SocialBindingInput`, so issues find their field. */
export type WebsiteDraft = Omit<SocialBindingContent, 'origins' | 'pageRules' | 'message'> & {
  /** one a line */
  origins: string;
  /** `key` keeps a row's focus while rows move */
  pageRules: (PageRule & { key: string })[];
  message: { kind: 'none' | 'text' | 'savedCard'; text: string; cardId: string | null };
};
export type WebsiteForm = UseFormReturnType<WebsiteDraft>;

let rows = 0;
export const newRule = (rule: PageRule): WebsiteDraft['pageRules'][number] => ({
  ...rule,
  key: `rule${(rows += 1)}`,
});

export const usualText = '{顧客名稱} 您好，已完成社群身份綁定！';

export function toDraft(settings: SocialBindingSettings): WebsiteDraft {
  const {
    channelId: _c,
    channelName: _n,
    version: _v,
    way: _w,
    scriptTag: _s,
    quotaUsedUp: _q,
    ...rest
  } = settings;
  const { updatedAt: _u, savedBy: _b, origins, pageRules, message, ...content } = rest;
  return {
    ...structuredClone(content),
    origins: origins.join('\n'),
    pageRules: pageRules.map(newRule),
    message: {
      kind: message.kind,
      text: message.kind === 'text' ? message.text : usualText,
      cardId: message.kind === 'savedCard' ? message.cardId : null,
    },
  };
}

function bodyOf({ origins, pageRules, message, ...rest }: WebsiteDraft, version: number) {
  return {
    ...rest,
    version,
    origins: origins
      .split(/\s+/)
      // a path or a slash at the end is easily pasted along
      .map((line) => line.replace(/^(https?:\/\/[^/]+)\/.*$/i, '$1'))
      .filter(Boolean),
    pageRules: pageRules.map(({ key: _key, ...rule }) => rule),
    message:
      message.kind === 'text'
        ? { kind: message.kind, text: message.text }
        : message.kind === 'savedCard'
          ? { kind: message.kind, cardId: message.cardId }
          : { kind: message.kind },
  };
}

export function draftIssues(draft: WebsiteDraft): z.core.$ZodIssue[] {
  const issues = SocialBindingInput.safeParse(bodyOf(draft, 0)).error?.issues ?? [];
  // the websites are one field
  return issues.map((issue) => (issue.path[0] === 'origins' ? { ...issue, path: ['origins'] } : issue));
}

/** What is sent. Call it only with a draft that the schema accepts. */
export const toInput = (draft: WebsiteDraft, version: number): SocialBindingInput =>
  SocialBindingInput.parse(bodyOf(draft, version));
