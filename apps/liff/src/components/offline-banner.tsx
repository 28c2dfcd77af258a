import { useFlow } from '../app/flow-context.js';
import { useOnline } from '../app/use-wake-ups.js';

export function OfflineBanner() {
  const { texts } = useFlow();
  const online = useOnline();
  return (
    <div className="offline" role="status">
      {online ? null : texts.offline}
    </div>
  );
}
