import { getRouteApi } from '@tanstack/react-router';
import type { Channel, ChannelReport } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { AdminOnly } from '../components/admin-only.js';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { CreateStep } from '../features/channel-wizard/create-step.js';
import { StepNav } from '../features/channel-wizard/step-nav.js';
import { wizardTexts } from '../features/channel-wizard/texts.js';
import { Wizard } from '../features/channel-wizard/wizard.js';
import { useChannel } from '../features/channels/api/get-channel.js';
import { channelTexts } from '../features/channels/texts.js';
import { useReport } from '../features/doctor/api/get-report.js';
import { firstOpen } from '../features/doctor/groups.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';
import type { SetupStep } from '../shared/search.js';

const route = getRouteApi('/shell/staff/channels/new');

/** The set-up wizard: without a channel it makes one, with one it goes on where that one stands. */
export function NewChannelPage() {
  const { channelId, step } = route.useSearch();
  return channelId ? <GoOn key={channelId} channelId={channelId} step={step} /> : <Begin />;
}

function Begin() {
  const t = useTexts(wizardTexts);
  const channels = useTexts(channelTexts);
  const admin = isAdmin(useSession().role);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      above={<TextLink to="/channels">{channels.title}</TextLink>}
      actions={
        <ButtonLink to="/channels" variant="default">
          {t.leaveNew}
        </ButtonLink>
      }
    >
      {!admin && <AdminOnly>{channels.adminOnly}</AdminOnly>}
      <StepNav current="messaging" channelId={undefined} report={undefined} />
      <CreateStep readOnly={!admin} />
    </Page>
  );
}

function GoOn({ channelId, step }: { channelId: string; step: SetupStep | undefined }) {
  const t = useTexts(wizardTexts);
  const channels = useTexts(channelTexts);
  const admin = isAdmin(useSession().role);
  const channel = useChannel(channelId);
  const report = useReport(channelId);
  const name = channel.data?.name;
  return (
    <Page
      title={name ? format(t.titleOf, { name }) : t.title}
      purpose={t.purpose}
      above={<TextLink to="/channels">{channels.title}</TextLink>}
      actions={
        <ButtonLink to="/channels" variant="default">
          {t.leave}
        </ButtonLink>
      }
    >
      {!admin && <AdminOnly>{channels.adminOnly}</AdminOnly>}
      <Loaded query={channel}>
        {(found) => (
          <Loaded query={report}>
            {(looked) => <Steps step={step} channel={found} report={looked} readOnly={!admin} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

type StepsProps = {
  step: SetupStep | undefined;
  channel: Channel;
  report: ChannelReport;
  readOnly: boolean;
};

/** An address without a step goes on at the first open one, and stays there when that is done. */
function Steps({ step, channel, report, readOnly }: StepsProps) {
  const [resumedAt] = useState(() => firstOpen(report));
  const current = step ?? resumedAt;
  return (
    <>
      <StepNav current={current} channelId={channel.id} report={report} />
      <Wizard key={current} step={current} channel={channel} report={report} readOnly={readOnly} />
    </>
  );
}
