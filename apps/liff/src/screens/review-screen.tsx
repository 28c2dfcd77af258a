import { useFlow } from '../app/flow-context.js';
import type { Delivery } from '../app/screen.js';
import { ChatActions } from '../components/chat-actions.js';
import { DeliveryNote } from '../components/delivery-note.js';
import { Frame } from '../components/frame.js';
import { ContactButton } from '../components/leave-button.js';

type Props = { text: string; delivery: Delivery };

/** Several members, or a number that somebody else holds: the channel's words, and nothing about that person. */
export function ReviewScreen({ text, delivery }: Props) {
  const { flow, texts } = useFlow();
  return (
    <Frame title={texts.review.title} mark="wait">
      <p className="lead">{text}</p>
      <DeliveryNote delivery={delivery} />
      <ChatActions delivery={delivery} />
      <div className="actions">
        <ContactButton />
        <button type="button" className="button button-plain" onClick={flow.changeNumber}>
          {texts.actions.otherNumber}
        </button>
      </div>
    </Frame>
  );
}
