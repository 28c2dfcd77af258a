import { Alert } from '@mantine/core';
import { useErrorText } from './use-error-text.js';
import { RequestId } from './error-panel.js';

/** A refused or failed action, said where it happened. */
export function ErrorNote({ error }: { error: unknown }) {
  const text = useErrorText();
  if (!error) return null;
  const { title, detail, requestId } = text(error);
  return (
    <Alert color="red" title={title} role="alert">
      {detail}
      {requestId && <RequestId id={requestId} />}
    </Alert>
  );
}
