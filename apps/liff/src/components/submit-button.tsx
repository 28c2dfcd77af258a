import { useFlow } from '../app/flow-context.js';
import { useWaiting } from '../app/use-waiting.js';

type Props = { busy: boolean; label: string; busyLabel: string; onClick?: () => void };

/** Never disabled: a dead button tells nobody why. The flow itself lets only one request go out. */
export function SubmitButton({ busy, label, busyLabel, onClick }: Props) {
  return (
    <>
      <button type={onClick ? 'button' : 'submit'} className="button" aria-busy={busy} onClick={onClick}>
        {busy ? <span className="spinner" aria-hidden="true" /> : null}
        {busy ? busyLabel : label}
      </button>
      {busy ? <SlowNote /> : null}
    </>
  );
}

function SlowNote() {
  const { texts } = useFlow();
  const patience = useWaiting();
  return (
    <p className="quiet" role="status">
      {patience === 'fine' ? '' : texts.slow}
    </p>
  );
}
