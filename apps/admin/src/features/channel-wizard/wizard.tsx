import { Group, Stack } from '@mantine/core';
import type { Channel, ChannelReport } from '@tieline/contracts';
import { useEffect, useRef } from 'react';
import { ButtonLink } from '../../components/links.js';
import { UrlLine } from '../../components/url-line.js';
import { useTexts } from '../../shared/i18n.js';
import { setupSteps, type SetupStep } from '../../shared/search.js';
import { channelTexts } from '../channels/texts.js';
import { useCheckChannel } from '../doctor/api/check-channel.js';
import { checksOf, manualItems } from '../doctor/groups.js';
import { IdentityTestCard } from '../doctor/identity-test.js';
import { ManualSteps } from '../doctor/manual-steps.js';
import { doctorTexts } from '../doctor/texts.js';
import { BindingTrialCard } from './binding-trial.js';
import { ChannelStep } from './channel-step.js';
import { ShopConnections } from '../shops/shop-connections.js';
import { ShopStep } from './shop-step.js';
import { SmsStep } from './sms-step.js';
import { StepCard } from './step-card.js';
import { StepChecks } from './step-checks.js';
import { wizardTexts } from './texts.js';

type Props = { step: SetupStep; channel: Channel; report: ChannelReport; readOnly: boolean };

/** A step's questions, what the services say to the answers, and the way on. */
export function Wizard({ step, channel, report, readOnly }: Props) {
  useFirstLook(step, channel.id, report);
  return (
    <Stack>
      <Questions step={step} channel={channel} report={report} readOnly={readOnly} />
      <StepChecks step={step} channelId={channel.id} report={report} />
      <Extras step={step} channelId={channel.id} report={report} />
      <WayOn step={step} channelId={channel.id} />
    </Stack>
  );
}

/** A step that nobody has looked at is looked at when it opens. */
function useFirstLook(step: SetupStep, channelId: string, report: ChannelReport): void {
  const { mutate } = useCheckChannel(channelId);
  const looked = useRef<SetupStep | null>(null);
  const known = checksOf[step].every((name) => report.checks.some(({ check }) => check === name));
  useEffect(() => {
    if (known || looked.current === step) return;
    looked.current = step;
    mutate(checksOf[step]);
  }, [known, step, mutate]);
}

function Questions({ step, channel, readOnly }: Props) {
  const t = useTexts(wizardTexts);
  const words = useTexts(channelTexts);
  switch (step) {
    case 'messaging':
      return (
        <ChannelStep step={step} channel={channel} readOnly={readOnly}>
          <UrlLine
            label={words.webhook}
            description={t.webhookHint}
            url={channel.webhookUrl}
            missing={words.missing}
          />
        </ChannelStep>
      );
    case 'login':
      return <ChannelStep step={step} channel={channel} readOnly={readOnly} />;
    case 'liff':
      return (
        // a LIFF app that was made by one tap is shown as the channel's
        <ChannelStep key={channel.liffId} step={step} channel={channel} readOnly={readOnly}>
          <UrlLine
            label={words.endpoint}
            description={t.endpointHint}
            url={channel.liffEndpointUrl}
            missing={words.endpointMissing}
          />
        </ChannelStep>
      );
    case 'shop':
      return <ShopStep channelId={channel.id} readOnly={readOnly} />;
    case 'sms':
      return <SmsStep channelId={channel.id} readOnly={readOnly} />;
    case 'test':
      return (
        <>
          <StepCard step={step} />
          <IdentityTestCard channelId={channel.id} />
          <BindingTrialCard channel={channel} />
        </>
      );
  }
}

/** What no interface can do or see, and what is set up in a place of its own. */
function Extras({ step, channelId, report }: { step: SetupStep; channelId: string; report: ChannelReport }) {
  const t = useTexts(doctorTexts);
  if (step === 'shop') return <ShopConnections />;
  if (step !== 'test') return null;
  return (
    <ManualSteps
      channelId={channelId}
      report={report}
      items={manualItems}
      title={t.manual}
      hint={t.manualHint}
    />
  );
}

function WayOn({ step, channelId }: { step: SetupStep; channelId: string }) {
  const t = useTexts(wizardTexts);
  const at = setupSteps.indexOf(step);
  const [before, after] = [setupSteps[at - 1], setupSteps[at + 1]];
  return (
    <Group justify="space-between">
      {before ? (
        <ButtonLink to="/channels/new" search={{ channelId, step: before }} variant="default">
          {t.back}
        </ButtonLink>
      ) : (
        <span />
      )}
      {after ? (
        <ButtonLink to="/channels/new" search={{ channelId, step: after }}>
          {t.next}
        </ButtonLink>
      ) : (
        <ButtonLink to="/binding/$channelId" params={{ channelId }}>
          {t.finish}
        </ButtonLink>
      )}
    </Group>
  );
}
