import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { SmsGatewayTest } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { gatewayTexts } from './texts.js';

type Props = {
  result: SmsGatewayTest | undefined;
  error: unknown;
  pending: boolean;
  onTest: () => void;
};

/** Tries what stands in the form, saved or not. */
export function ConnectionTest({ result, error, pending, onTest }: Props) {
  const t = useTexts(gatewayTexts);
  return (
    <Stack gap="xs">
      <Group gap="sm" wrap="nowrap" align="center">
        <Button variant="default" onClick={onTest} loading={pending}>
          {t.test}
        </Button>
        <Text size="sm" c="dimmed">
          {t.testHint}
        </Text>
      </Group>
      <ErrorNote error={error} />
      <div role="status">{result && <TestResult result={result} />}</div>
    </Stack>
  );
}

export function TestResult({ result }: { result: SmsGatewayTest }) {
  const text = useTestText();
  const { title, detail, failed } = text(result);
  return (
    <Alert color={failed ? 'red' : 'brand'} title={title}>
      {detail}
    </Alert>
  );
}

/** A result in words; the provider's own are masked by the server. */
function useTestText() {
  const t = useTexts(gatewayTexts);
  const { number } = useFormat();
  return (result: SmsGatewayTest) => {
    if (!result.ok) return { failed: true, title: t.testFailed, detail: result.detail };
    const credits = [result.currency, number(result.credits)].filter(Boolean).join(' ');
    return { failed: false, title: format(t.testOk, { credits }), detail: null };
  };
}
