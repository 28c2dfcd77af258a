import { Card, Stack, Text, Title } from '@mantine/core';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { setupSteps, type SetupStep } from '../../shared/search.js';
import { wizardTexts } from './texts.js';

export const stepTitleId = 'step-title';

/** What this step is for, and what is asked in it. */
export function StepCard({ step, children }: { step: SetupStep; children?: ReactNode }) {
  const t = useTexts(wizardTexts);
  return (
    <Card withBorder className="tl-card" component="section" p={{ base: 'md', sm: 'lg' }}>
      <Stack>
        <div>
          <Text size="sm" c="dimmed">
            {format(t.stepOf, { at: setupSteps.indexOf(step) + 1, all: setupSteps.length })}
          </Text>
          <Title order={2} id={stepTitleId} tabIndex={-1} className="tl-h1">
            {t.names[step]}
          </Title>
          <Text c="dimmed">{t.why[step]}</Text>
        </div>
        {children}
      </Stack>
    </Card>
  );
}
