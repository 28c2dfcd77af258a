import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { useReports } from './api/list-reports.js';
import { faultsOf } from './groups.js';
import { doctorTexts } from './texts.js';

/** What broke, by channel; nothing when nothing did. For the overview. */
export function DoctorAlerts() {
  const t = useTexts(doctorTexts);
  const { data } = useReports();
  const ill = (data?.items ?? []).filter((report) => faultsOf(report).length > 0);
  if (ill.length === 0) return null;
  return (
    <Alert color="red" title={t.alerts} icon={<IconStethoscope aria-hidden />} role="note">
      <Stack component="ul" gap="sm" className="tl-list">
        {ill.map((report) => {
          const failed = faultsOf(report);
          return (
            <li key={report.channelId}>
              <Group justify="space-between" gap="xs">
                <Text fw={600}>{format(t.alertsOf, { name: report.channelName, count: failed.length })}</Text>
                <TextLink
                  to="/channels/$channelId/doctor"
                  params={{ channelId: report.channelId }}
                  c="inherit"
                  underline="always"
                  aria-label={format(t.openOf, { name: report.channelName })}
                >
                  {t.alertsOpen}
                </TextLink>
              </Group>
              {failed.slice(0, 3).map(({ check, code, values }) => (
                <Text key={check} size="sm" className="tl-wrap">
                  {format(t.alertsLine, {
                    check: t.checks[check],
                    found: format(t.codes[code].found, values),
                  })}
                </Text>
              ))}
            </li>
          );
        })}
      </Stack>
    </Alert>
  );
}
