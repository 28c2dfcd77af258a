import { Text } from '@mantine/core';
import { ApiError } from '@tieline/web';

/** The shop's own reason stands in the problem's issues. */
export function RefusalReason({ error }: { error: unknown }) {
  const problem = error instanceof ApiError ? error.problem : null;
  const reason = problem?.code === 'shop.connection_failed' ? problem.issues?.[0]?.message : null;
  return reason ? (
    <Text size="sm" ff="monospace" className="tl-ellipsis">
      {reason}
    </Text>
  ) : null;
}
