import { Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileUnknown, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { ApiError, format } from '@tieline/web';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { AdminNames } from './admin-names.js';
import { CopyIcon } from './copy-button.js';
import { ButtonLink } from './links.js';
import { Panel } from './panel.js';

type Props = { error: unknown; onRetry: () => void; order?: 1 | 2 };

/** What to show for a failed request: not found, forbidden, nobody answered, or our fault with the request id. */
export function ErrorPanel({ error, onRetry, order }: Props) {
  const t = useTexts(commonTexts);
  const retry = <Button onClick={onRetry}>{t.retry}</Button>;
  if (error instanceof ApiError) {
    if (error.status === 404) return <NotFoundPanel order={order} />;
    if (error.status === 403) {
      return (
        <Panel icon={<IconLock />} title={t.forbiddenTitle} order={order}>
          <Text>{t.forbiddenText}</Text>
          <AdminNames />
        </Panel>
      );
    }
    if (error.kind !== 'problem') {
      return (
        <Panel icon={<IconPlugConnectedX />} title={t.offlineTitle} order={order} actions={retry}>
          {t.offlineText}
        </Panel>
      );
    }
  }
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <Panel icon={<IconAlertTriangle />} title={t.errorTitle} tone="red" order={order} actions={retry}>
      <Text>{problem?.detail ?? t.errorText}</Text>
      {problem && <RequestId id={problem.requestId} />}
    </Panel>
  );
}

export function RequestId({ id }: { id: string }) {
  const t = useTexts(commonTexts);
  const label = format(t.requestId, { id });
  return (
    <Group gap={4} justify="center" mt={4}>
      <Code>{label}</Code>
      <CopyIcon value={id} what={t.requestIdName} />
    </Group>
  );
}

export function NotFoundPanel({ order }: { order?: 1 | 2 | undefined }) {
  const t = useTexts(commonTexts);
  return (
    <Panel
      icon={<IconFileUnknown />}
      title={t.notFoundTitle}
      order={order}
      actions={<ButtonLink to="/">{t.backToOverview}</ButtonLink>}
    >
      {t.notFoundText}
    </Panel>
  );
}
