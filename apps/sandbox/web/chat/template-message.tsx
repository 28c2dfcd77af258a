import { useTexts } from '../i18n/texts.js';
import { ActionButton } from './action-button.js';
import type { Perform } from './perform.js';
import { Picture } from './picture.js';
import { asAction, asList, asRecord, asText, type Loose } from './shapes.js';

type Props = { message: Loose; perform: Perform; origins: readonly string[] };

/** Buttons, confirm and carousel templates: each column is a card with its buttons. */
export const TemplateMessage = ({ message, perform, origins }: Props) => {
  const template = asRecord(message['template']);
  const columns = asList(template['columns']);
  const cards = columns.length > 0 ? columns : [template];
  return (
    <div className="cards" role="group" aria-label={asText(message['altText'])}>
      {cards.map((card, index) => (
        <Card key={index} card={card} perform={perform} origins={origins} />
      ))}
    </div>
  );
};

const Card = ({ card, perform, origins }: { card: Loose; perform: Perform; origins: readonly string[] }) => {
  const t = useTexts();
  const title = asText(card['title']);
  const picture = card['thumbnailImageUrl'] ?? card['imageUrl'];
  const actions = asList(card['actions']);
  return (
    <div className="card">
      {picture !== undefined && <Picture url={picture} alt={title || t.phone.image} origins={origins} />}
      <div className="card-text">
        {title && <strong>{title}</strong>}
        {asText(card['text']) && <p>{asText(card['text'])}</p>}
      </div>
      <div className="card-actions">
        {(actions.length > 0 ? actions : [asRecord(card['action'])])
          .filter((action) => asText(action['type']))
          .map((action, index) => (
            <ActionButton key={index} action={asAction(action)} perform={perform} />
          ))}
      </div>
    </div>
  );
};
