import { Frame } from '../components/frame.js';
import { LeaveButton } from '../components/leave-button.js';
import { useCardTexts } from './use-card-texts.js';

/** The binding has ended; what LINE did not do is said, with the way to do it. */
export function UnboundView({ deauthorized }: { deauthorized: boolean }) {
  const { unbinding: t } = useCardTexts();
  return (
    <Frame title={t.doneTitle} mark="done">
      <p className="lead">{t.done}</p>
      {deauthorized ? null : <p className="quiet">{t.notWithdrawn}</p>}
      <div className="actions">
        <LeaveButton primary />
      </div>
    </Frame>
  );
}
