import { useFlow } from '../app/flow-context.js';
import type { Delivery } from '../app/screen.js';
import { LeaveButton } from './leave-button.js';
import { LinkButton } from './link-button.js';

/** The way back to the chat: with the text typed in when the page could not send it. */
export function ChatActions({ delivery, withCard = false }: { delivery: Delivery; withCard?: boolean }) {
  const { flow, texts, inClient, page } = useFlow();
  const prefilled = delivery.state === 'prefill';
  const nowhere = !prefilled && !inClient && !page?.chatUrl;
  return (
    <div className="actions">
      {prefilled ? (
        <LinkButton href={delivery.url} className="button">
          {texts.delivery.prefill}
        </LinkButton>
      ) : null}
      {withCard ? (
        <button
          type="button"
          className={prefilled ? 'button button-plain' : 'button'}
          onClick={flow.showCard}
        >
          {texts.showCard}
        </button>
      ) : null}
      {prefilled && !inClient ? null : (
        <LeaveButton primary={!prefilled && !withCard} label={prefilled ? texts.actions.close : undefined} />
      )}
      {nowhere ? <p className="quiet">{texts.done.leave}</p> : null}
    </div>
  );
}
