import type { BoundMember } from '@tieline/contracts';
import { useFlow } from '../app/flow-context.js';
import type { Delivery } from '../app/screen.js';
import { ChatActions } from '../components/chat-actions.js';
import { DeliveryNote } from '../components/delivery-note.js';
import { Facts } from '../components/facts.js';
import { Frame } from '../components/frame.js';
import { LinkButton } from '../components/link-button.js';

type Props = { name: 'done' | 'bound'; member: BoundMember; delivery: Delivery };

/** Just bound, or bound before. */
export function BoundScreen({ name, member, delivery }: Props) {
  const { texts, page } = useFlow();
  const words = texts[name];
  const rows: [string, string | null][] = [
    [texts.done.name, member.name],
    [texts.done.number, member.memberNumber],
    [texts.done.tier, member.tier],
    [texts.done.phone, member.maskedPhone],
  ];
  return (
    <Frame title={words.title} mark="done">
      <p className="lead">{words.lead}</p>
      <Facts rows={rows} />
      <DeliveryNote delivery={delivery} />
      <ChatActions delivery={delivery} withCard />
      {name === 'bound' && page?.contactUrl ? (
        <div>
          <p className="quiet">{texts.bound.change}</p>
          <LinkButton href={page.contactUrl} className="link">
            {texts.actions.contact}
          </LinkButton>
        </div>
      ) : null}
    </Frame>
  );
}
