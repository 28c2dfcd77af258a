import { useFlow } from '../app/flow-context.js';
import type { Delivery } from '../app/screen.js';
import { DeliveryNote } from '../components/delivery-note.js';
import { Facts } from '../components/facts.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';
import { LinkButton } from '../components/link-button.js';

type Props = { maskedPhone: string; delivery: Delivery };

export function NotFoundScreen({ maskedPhone, delivery }: Props) {
  const { flow, texts, page } = useFlow();
  return (
    <Frame title={texts.notFound.title} mark="search">
      <p className="lead">{texts.notFound.lead}</p>
      <Facts rows={[[texts.notFound.phone, maskedPhone]]} />
      <DeliveryNote delivery={delivery} />
      <div className="actions">
        <button type="button" className="button" onClick={flow.changeNumber}>
          {texts.actions.otherNumber}
        </button>
        <LinkButton href={page?.registerUrl}>{texts.actions.register}</LinkButton>
        {delivery.state === 'prefill' ? (
          <LinkButton href={delivery.url}>{texts.delivery.prefill}</LinkButton>
        ) : (
          <LeaveButton />
        )}
        <ContactButton />
      </div>
    </Frame>
  );
}
