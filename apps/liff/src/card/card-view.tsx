import { type MemberCard, readableOn } from '@tieline/contracts';
import { format } from '@tieline/web';
import { type ReactNode, useEffect, useState } from 'react';
import { useFlow } from '../app/flow-context.js';
import { Facts } from '../components/facts.js';
import { cardValue, timeOf } from './card-value.js';
import { CodeView } from './code-view.js';
import { useCardTexts } from './use-card-texts.js';
import './card.css';

type Props = {
  card: MemberCard;
  /** wall clock, ms */
  now: number;
  /** bound a moment ago */
  joined?: boolean;
  refresh?: { busy: boolean; go: () => void };
  onUnbind?: () => void;
  children?: ReactNode;
};

/** The card itself; the console's designer shows this very picture. */
export function CardView({ card, now, joined = false, refresh, onUnbind, children }: Props) {
  const { locale, page, texts } = useFlow();
  const t = useCardTexts();
  const { design, member, codeText, asOf, stale } = card;
  const brand = page?.brandName;
  useEffect(() => {
    document.title = brand ? format(texts.documentTitle, { title: t.title, brand }) : t.title;
  }, [texts, t, brand]);
  const rows = design.fields.filter(({ key }) => key !== 'name' && key !== 'tier');
  return (
    <main className="frame">
      <Face card={card} title={t.title} />
      <div className="body">
        {joined ? (
          <p className="card-note card-joined" role="status">
            {t.joined}
          </p>
        ) : null}
        {stale ? (
          <p className="card-note" role="status">
            {t.stale}
          </p>
        ) : null}
        {codeText === null ? null : (
          <CodeView kind={design.code.kind} withQr={design.code.withQr} text={codeText} />
        )}
        {rows.length > 0 ? (
          <Facts
            rows={rows.map(({ key, label }) => [label || t.fields[key], cardValue(key, member, t, locale)])}
          />
        ) : null}
        {asOf === null ? null : (
          <div className="card-foot">
            <p className="quiet" role="status">
              {refresh?.busy ? t.refreshing : format(t.asOf, { time: timeOf(asOf, now, locale) })}
            </p>
            <button type="button" className="link" onClick={refresh?.go}>
              {t.refresh}
            </button>
          </div>
        )}
        {card.unbindAllowed ? (
          <p className="card-more">
            <button type="button" className="link link-quiet" onClick={onUnbind}>
              {t.unbind}
            </button>
          </p>
        ) : null}
        {children}
      </div>
    </main>
  );
}

/** Picture or colour, with the brand's and the member's name. */
function Face({ card: { design, member }, title }: { card: MemberCard; title: string }) {
  const { page } = useFlow();
  const [broken, setBroken] = useState(false);
  const shows = (key: 'name' | 'tier') => design.fields.some((field) => field.key === key);
  const { pictureUrl, color } = design;
  return (
    <header className="face" style={{ background: color, color: readableOn(color) }}>
      {pictureUrl && !broken ? (
        <img src={pictureUrl} alt="" width={1200} height={512} onError={() => setBroken(true)} />
      ) : null}
      <div className="face-words">
        <p className="face-brand">{page?.brandName}</p>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="face-member">
          {shows('name') && member.name ? <span>{member.name}</span> : null}
          {shows('tier') && member.tier ? <span className="face-tier">{member.tier}</span> : null}
        </p>
      </div>
    </header>
  );
}
