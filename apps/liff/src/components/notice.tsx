import { useState } from 'react';
import { useFlow } from '../app/flow-context.js';
import type { Failure } from '../app/failure.js';
import { failureText } from './failure-text.js';
import { RequestId } from './request-id.js';

/** A failure that belongs to no field, beside the button that met it. */
export function Notice({ failure }: { failure: Failure }) {
  const { texts } = useFlow();
  const [shownAt] = useState(() => Date.now());
  const { title, detail } = failureText(texts, failure, shownAt);
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{detail}</p>
      {failure.code === 'service.internal' ? <RequestId id={failure.requestId} /> : null}
    </div>
  );
}
