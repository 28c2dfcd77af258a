import type { BoundMember, LiffPage, Locale, MemberCard } from '@tieline/contracts';

/** Screens of the binding page that the console can show. */
export const previewScreens = [
  'phone',
  'code',
  'done',
  'bound',
  'notFound',
  'contested',
  'many',
  'unavailable',
  'disabled',
] as const;
export type PreviewScreen = (typeof previewScreens)[number];

/** What the previewed binding page is to show: a draft of the console, never a session. */
export type PreviewState = {
  screen: PreviewScreen;
  locale: Locale;
  page: LiffPage;
  /** the person of the screens that name one */
  member: BoundMember;
  /** the channel's own words, of the screens that show them */
  text: string;
};

/** The member card of a draft. */
export type CardPreviewState = { locale: Locale; page: LiffPage; card: MemberCard };

/** Console → page. Posted to the own origin and taken from the own origin only. */
export type PreviewOrder =
  | { type: 'tieline.preview.show'; state: PreviewState }
  | { type: 'tieline.preview.card'; state: CardPreviewState };
/** Page → console. */
export type PreviewReport =
  { type: 'tieline.preview.ready' } | { type: 'tieline.preview.height'; pixels: number };

const typeOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;

export const isPreviewOrder = (data: unknown): data is PreviewOrder =>
  typeOf(data) === 'tieline.preview.show' || typeOf(data) === 'tieline.preview.card';

export const isPreviewReport = (data: unknown): data is PreviewReport =>
  typeOf(data) === 'tieline.preview.ready' || typeOf(data) === 'tieline.preview.height';
