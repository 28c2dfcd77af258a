import type { CardButton, MessageCardContent } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { cardTexts } from './texts.js';

type Props = { content: MessageCardContent; fill: (text: string) => string };

/**
 * A picture of a card as the chat shows it, from plain elements: no markup is interpreted, and its buttons lead
 * nowhere, whatever their links say.
 */
export function CardView({ content, fill }: Props) {
  const t = useTexts(cardTexts);
  switch (content.kind) {
    case 'text':
      return <div className="tl-bubble">{fill(content.text) || t.emptyText}</div>;
    case 'buttons':
      return <Bubble {...content} fill={fill} />;
    case 'carousel':
      return (
        <ul className="tl-carousel" aria-label={t.kinds.carousel} tabIndex={0}>
          {content.columns.map((column, index) => (
            <li key={index}>
              <Bubble {...column} fill={fill} />
            </li>
          ))}
        </ul>
      );
    case 'image':
      return (
        <div className="tl-bubble tl-bubble-card">
          <Picture id={content.pictureId} alt={fill(content.altText)} />
        </div>
      );
  }
}

type BubbleProps = {
  pictureId: string | null;
  title: string;
  text: string;
  buttons: readonly Pick<CardButton, 'label'>[];
  fill: Props['fill'];
};

function Bubble({ pictureId, title, text, buttons, fill }: BubbleProps) {
  const t = useTexts(cardTexts);
  return (
    <div className="tl-bubble tl-bubble-card">
      {pictureId && <Picture id={pictureId} alt="" />}
      <div className="tl-card-body">
        {title.trim() && <strong>{fill(title)}</strong>}
        <span>{fill(text) || t.emptyText}</span>
      </div>
      {buttons.map(({ label }, index) => (
        <div key={index} className="tl-card-button">
          {fill(label) || t.fields.label}
        </div>
      ))}
    </div>
  );
}

function Picture({ id, alt }: { id: string; alt: string }) {
  const t = useTexts(cardTexts);
  if (!id) return <div className="tl-card-picture tl-card-picture-none">{t.noPicture}</div>;
  return <img src={`/media/${id}`} alt={alt} className="tl-card-picture" />;
}
