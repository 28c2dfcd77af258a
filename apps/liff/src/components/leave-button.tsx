import { useFlow } from '../app/flow-context.js';
import { LinkButton } from './link-button.js';

type Props = { primary?: boolean; label?: string };

/** Closes the window inside LINE; elsewhere only a link to the chat can lead back. */
export function LeaveButton({ primary = false, label }: Props) {
  const { flow, texts, inClient, page } = useFlow();
  const className = primary ? 'button' : 'button button-plain';
  if (inClient) {
    return (
      <button type="button" className={className} onClick={flow.close}>
        {label ?? texts.actions.backToChat}
      </button>
    );
  }
  return (
    <LinkButton href={page?.chatUrl} className={className}>
      {texts.actions.backToChat}
    </LinkButton>
  );
}

export function ContactButton() {
  const { texts, page } = useFlow();
  return <LinkButton href={page?.contactUrl}>{texts.actions.contact}</LinkButton>;
}
