import { useFlow } from '../app/flow-context.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';

/** The sentence is fixed by the product document. */
export function DisabledScreen() {
  const { texts } = useFlow();
  return (
    <Frame title={texts.disabled.title} brand="picture">
      <p className="lead">{texts.disabled.body}</p>
      <div className="actions">
        <ContactButton />
        <LeaveButton label={texts.actions.close} />
      </div>
    </Frame>
  );
}
