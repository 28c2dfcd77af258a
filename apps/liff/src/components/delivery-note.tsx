import { useFlow } from '../app/flow-context.js';
import type { Delivery } from '../app/screen.js';

/** What happened to the message; promises nothing that nobody sends. */
export function DeliveryNote({ delivery }: { delivery: Delivery }) {
  const { texts } = useFlow();
  const words = {
    none: '',
    sending: texts.delivery.sending,
    sent: texts.delivery.sent,
    later: texts.delivery.later,
    prefill: texts.delivery.prefillHint,
  }[delivery.state];
  return (
    <p className={`delivery delivery-${delivery.state}`} role="status">
      {words}
    </p>
  );
}
