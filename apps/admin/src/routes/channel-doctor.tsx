import { Card, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ChannelReport } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { channelTexts } from '../features/channels/texts.js';
import { useReport } from '../features/doctor/api/get-report.js';
import { CheckList } from '../features/doctor/check-list.js';
import { checksOf, groups, manualItems } from '../features/doctor/groups.js';
import { IdentityTestCard } from '../features/doctor/identity-test.js';
import { ManualSteps } from '../features/doctor/manual-steps.js';
import { RunButton } from '../features/doctor/run-button.js';
import { doctorTexts } from '../features/doctor/texts.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/staff/channels/$channelId/doctor');

export function ChannelDoctorPage() {
  const t = useTexts(doctorTexts);
  const channels = useTexts(channelTexts);
  const { channelId } = route.useParams();
  const report = useReport(channelId);
  const name = report.data?.channelName;
  return (
    <Page
      title={name ? format(t.titleOf, { name }) : t.title}
      purpose={t.purpose}
      above={[
        <TextLink key="channels" to="/channels">
          {channels.title}
        </TextLink>,
        <TextLink key="channel" to="/channels/$channelId" params={{ channelId }}>
          {name ?? channels.title}
        </TextLink>,
      ]}
      actions={<RunButton channelId={channelId} report={report.data} />}
    >
      <Loaded query={report}>{(found) => <Findings report={found} />}</Loaded>
    </Page>
  );
}

function Findings({ report }: { report: ChannelReport }) {
  const t = useTexts(doctorTexts);
  const { channelId } = report;
  return (
    <>
      {groups
        .filter((group) => group !== 'test')
        .map((group) => (
          <Card
            key={group}
            withBorder
            className="tl-card"
            component="section"
            p={{ base: 'md', sm: 'lg' }}
            aria-label={t.groups[group]}
          >
            <Title order={2} mb="md">
              {t.groups[group]}
            </Title>
            <CheckList channelId={channelId} report={report} names={checksOf[group]} />
          </Card>
        ))}
      <IdentityTestCard channelId={channelId}>
        <CheckList channelId={channelId} report={report} names={checksOf.test} />
      </IdentityTestCard>
      <ManualSteps
        channelId={channelId}
        report={report}
        items={manualItems}
        title={t.manual}
        hint={t.manualHint}
      />
    </>
  );
}
