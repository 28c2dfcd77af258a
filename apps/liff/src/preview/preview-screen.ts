import type { LiffPage, MemberCard } from '@tieline/contracts';
import type { CardPreviewState, PreviewState } from '@tieline/web';
import type { Screen } from '../app/screen.js';

const delivery = { state: 'sent' } as const;
const ownPicture = /^\/media\/[0-9a-f-]{36}$/;

const own = (url: string | null) => (url && ownPicture.test(url) ? url : null);

/** Pictures of our own only, whatever was posted. */
export function previewPage({ page }: Pick<PreviewState, 'page'>): LiffPage {
  return { ...page, pictureUrl: own(page.pictureUrl), avatarUrl: own(page.avatarUrl) };
}

export function previewCard({ card }: CardPreviewState): MemberCard {
  return { ...card, design: { ...card.design, pictureUrl: own(card.design.pictureUrl) } };
}

export function screenOfPreview({ screen, member, text }: PreviewState, now: number): Screen {
  const { maskedPhone } = member;
  switch (screen) {
    case 'phone':
      return { name: 'phone', failure: null };
    case 'code':
      return { name: 'code', challenge: sampleChallenge(maskedPhone, now), failure: null };
    case 'done':
    case 'bound':
      return { name: screen, member, delivery };
    case 'notFound':
      return { name: 'notFound', maskedPhone, delivery };
    case 'contested':
    case 'many':
      return { name: 'review', text, delivery };
    case 'unavailable': {
      const kept = { challengeId: '', keptUntil: now + 15 * 60_000, requestId: null };
      return { name: 'unavailable', text, ...kept, failure: null };
    }
    case 'disabled':
      return { name: 'disabled' };
  }
}

function sampleChallenge(maskedPhone: string, now: number) {
  return {
    id: '',
    state: 'open' as const,
    maskedPhone,
    codeLength: 6,
    expiresInSeconds: 180,
    resendInSeconds: 60,
    triesLeft: 3,
    sends: 1,
    expiresAt: now + 180_000,
    resendAt: now + 60_000,
  };
}
