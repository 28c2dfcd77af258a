import type { PreviewScreen, PreviewState } from '@tieline/web';
import type { Locale } from '@tieline/contracts';
import type { EditorTab } from '../../../../shared/search.js';
import type { SettingsDraft } from '../draft.js';

/** The screen that a tab is about. */
export const screenOfTab: Record<EditorTab, PreviewScreen> = {
  firstBinding: 'done',
  alreadyBound: 'bound',
  memberNotFound: 'notFound',
  page: 'phone',
  match: 'phone',
  policy: 'code',
};

type Brand = { name: string; avatarId: string | null };
type Samples = { name: string; number: string; tier: string };

/** What the page is told to show of a draft. Half-typed links are left out by the page itself. */
export function previewState(
  draft: SettingsDraft,
  screen: PreviewScreen,
  { brand, locale, samples }: { brand: Brand; locale: Locale; samples: Samples },
): PreviewState {
  const picture = (id: string | null) => (id ? `/media/${id}` : null);
  const { consentText, contactUrl, registerUrl, countries, texts } = draft;
  const own: Partial<Record<PreviewScreen, string>> = texts;
  return {
    screen,
    locale,
    text: own[screen] ?? '',
    member: {
      name: samples.name,
      memberNumber: samples.number,
      tier: samples.tier,
      maskedPhone: '0912-***-678',
    },
    page: {
      liffId: '',
      liffUrl: '',
      brandName: brand.name,
      pictureUrl: picture(draft.pictureId),
      avatarUrl: picture(brand.avatarId),
      enabled: screen !== 'disabled',
      countries,
      consentText: consentText.trim(),
      consentVersion: 'preview',
      contactUrl: contactUrl.trim() || null,
      registerUrl: registerUrl.trim() || null,
      chatUrl: null,
      sdkUrl: '',
    },
  };
}
