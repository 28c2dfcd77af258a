import { Alert } from '@mantine/core';
import type { Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useReports } from '../doctor/api/list-reports.js';
import { groups, throughOf } from '../doctor/groups.js';
import { bindingTexts } from './texts.js';

/** How many of the set-up's steps the doctor found in order; nothing when that is all of them. */
export function SetupProgress({ channel: { id }, ready }: { channel: Channel; ready: boolean }) {
  const t = useTexts(bindingTexts);
  const { number } = useFormat();
  const report = useReports().data?.items.find(({ channelId }) => channelId === id);
  const looked = report !== undefined && report.checkedAt !== null;
  const done = throughOf(report);
  const steps = { done: number(done), all: number(groups.length) };
  if (!ready) return <Alert color="yellow">{looked ? format(t.incompleteAt, steps) : t.incomplete}</Alert>;
  if (!report || done === groups.length) return null;
  return (
    <TextLink to="/channels/$channelId/doctor" params={{ channelId: id }} size="sm">
      {looked ? format(t.setupAt, steps) : t.setupNever}
    </TextLink>
  );
}
