import type { PreviewOrder } from '@tieline/web';
import { useMemo, useState } from 'react';
import { PagePreview, PreviewPanel } from '../../components/preview/page-preview.js';
import { variableTexts } from '../../components/variable-texts.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { useTeam } from '../team/api/get-team.js';
import type { CardDraft } from './card-draft.js';
import { sampleCard, sampleNames, type SampleName } from './card-samples.js';
import { memberCardTexts } from './texts.js';

/** The customers' card page itself, showing the draft for a made-up member. */
export function MemberCardPreview({ draft }: { draft: CardDraft }) {
  const t = useTexts(memberCardTexts);
  const { samples } = useTexts(variableTexts);
  const { locale } = useLanguage();
  const team = useTeam().data;
  const [sample, setSample] = useState<SampleName>('silver');
  const [brandName, avatarId] = [team?.name ?? '', team?.avatarId ?? null];
  const order = useMemo((): PreviewOrder => {
    const words = { name: samples.name, number: samples.number, tiers: t.sampleTiers };
    const card = sampleCard(draft, sample, words);
    const page = previewPage(brandName, avatarId);
    return { type: 'tieline.preview.card', state: { locale, page, card } };
  }, [draft, sample, samples, t, locale, brandName, avatarId]);
  return (
    <PreviewPanel label={t.preview}>
      <PagePreview
        order={order}
        label={t.previewOf}
        choices={sampleNames}
        names={t.samples}
        chosen={sample}
        onChoose={setSample}
        frame={t.frame}
        hint={t.hint}
      />
    </PreviewPanel>
  );
}

const previewPage = (brandName: string, avatarId: string | null) => ({
  liffId: '',
  liffUrl: '',
  brandName,
  pictureUrl: null,
  avatarUrl: avatarId && `/media/${avatarId}`,
  enabled: true,
  countries: ['TW'],
  consentText: '',
  consentVersion: 'preview',
  contactUrl: null,
  registerUrl: null,
  chatUrl: null,
  sdkUrl: '',
});
