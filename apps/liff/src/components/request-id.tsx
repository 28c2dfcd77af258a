import { useFlow } from '../app/flow-context.js';
import { CopyButton } from './copy-button.js';

/** What a customer reads out to the shop, and the operator finds in the log. */
export function RequestId({ id }: { id: string | null | undefined }) {
  const { texts } = useFlow();
  if (!id) return null;
  return (
    <p className="request-id">
      <span>{texts.requestId}</span> <code>{id}</code>
      <CopyButton text={id} label={texts.actions.copy} className="link" />
    </p>
  );
}
