import { useTexts } from '../../../../shared/i18n.js';
import type { CardDraft } from '../draft.js';
import { editorTexts } from '../texts.js';

type Props = { card: CardDraft; fill: (text: string) => string };

/** A button card. Its buttons lead nowhere here: they are a picture of the real ones. */
export function CardPreview({ card, fill }: Props) {
  const t = useTexts(editorTexts);
  return (
    <div className="tl-bubble tl-bubble-card">
      {card.pictureId && <img src={`/media/${card.pictureId}`} alt="" className="tl-card-picture" />}
      <div className="tl-card-body">
        {card.title.trim() && <strong>{fill(card.title)}</strong>}
        <span>{fill(card.text) || t.emptyReply}</span>
      </div>
      {card.buttons.map((button) => (
        <div key={button.key} className="tl-card-button">
          {button.label || t.card.label}
        </div>
      ))}
    </div>
  );
}
