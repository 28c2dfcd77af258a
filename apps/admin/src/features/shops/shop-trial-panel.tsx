import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ShopPlatformInfo } from '@tieline/contracts';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { useTryShopConnection } from './api/try-shop-connection.js';
import { shopTexts } from './texts.js';
import { TrialResult } from './trial-result.js';

type Props = {
  platform: ShopPlatformInfo;
  connectionId: string | null;
  /** null while the form can not be sent */
  credentials: () => Record<string, string> | null;
};

/** Asks the shop before anything is saved, with a number that staff type. */
export function ShopTrialPanel({ platform, connectionId, credentials }: Props) {
  const t = useTexts(shopTexts);
  const [phone, setPhone] = useState('');
  const trial = useTryShopConnection();
  const run = () => {
    const given = credentials();
    if (!given) return;
    trial.mutate({ platform: platform.key, credentials: given, connectionId, phone: phone.trim() || null });
  };
  return (
    <Card withBorder component="section" aria-label={t.trial}>
      <Stack gap="sm">
        <div>
          <Text fw={600}>{t.trial}</Text>
          <Text size="sm" c="dimmed">
            {t.trialHint}
          </Text>
        </div>
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t.trialPhone}
            placeholder="0912345678"
            inputMode="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter in this field tries; it must not save the form around it.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              run();
            }}
          />
          <Button variant="default" onClick={run} loading={trial.isPending}>
            {t.trialRun}
          </Button>
        </Group>
        <ErrorNote error={trial.error} />
        <div role="status">{trial.data && <TrialResult trial={trial.data} />}</div>
      </Stack>
    </Card>
  );
}
