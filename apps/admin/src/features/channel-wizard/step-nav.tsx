import { Group, Text } from '@mantine/core';
import type { ChannelReport } from '@tieline/contracts';
import { useEffect, useRef } from 'react';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { setupSteps, type SetupStep } from '../../shared/search.js';
import { CheckStatusIcon } from '../doctor/check-status.js';
import { stateOf } from '../doctor/groups.js';
import { stepTitleId } from './step-card.js';
import { wizardTexts } from './texts.js';

/** A new step is a new page to a screen reader; the first one is read with the page itself. */
function useStepFocus(current: SetupStep): void {
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    document.getElementById(stepTitleId)?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [current]);
}

type Props = { current: SetupStep; channelId: string | undefined; report: ChannelReport | undefined };

/** All steps and how they stand. Any of them can be opened once the channel is stored. */
export function StepNav({ current, channelId, report }: Props) {
  const t = useTexts(wizardTexts);
  useStepFocus(current);
  return (
    <nav aria-label={t.steps}>
      <Group component="ol" gap="sm" className="tl-list tl-steps">
        {setupSteps.map((step, at) => {
          const label = `${at + 1}. ${t.names[step]}`;
          const here = step === current;
          return (
            <Group key={step} component="li" gap={6} wrap="nowrap" mih={32}>
              <CheckStatusIcon status={stateOf(step, report)} />
              {channelId && !here ? (
                <TextLink to="/channels/new" search={{ channelId, step }}>
                  {label}
                </TextLink>
              ) : (
                <Text
                  fw={here ? 700 : undefined}
                  c={here ? undefined : 'dimmed'}
                  aria-current={here ? 'step' : undefined}
                >
                  {label}
                </Text>
              )}
            </Group>
          );
        })}
      </Group>
    </nav>
  );
}
