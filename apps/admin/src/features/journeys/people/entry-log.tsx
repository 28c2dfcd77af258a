import { Drawer, Group, Stack, Text } from '@mantine/core';
import { allSteps, type ResponseOf, type getJourneyEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../../components/links.js';
import { Loaded } from '../../../components/loaded.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { useJourneyEntry } from '../api/get-entry.js';
import { numbersOf } from '../editor/step-tree.js';
import { useStepWords } from '../editor/step-words.js';
import { useResultWords } from '../step-results.js';
import { EntryState } from './entry-list.js';
import { journeyPeopleTexts } from './texts.js';

type Props = { entryId: string; journeyName: string; onClose: () => void };

/** What happened to one person, beside the list. */
export function EntryLog({ entryId, journeyName, onClose }: Props) {
  const t = useTexts(journeyPeopleTexts);
  const { unnamed } = useTexts(commonTexts);
  const entry = useJourneyEntry(entryId);
  const name = entry.data ? (entry.data.displayName ?? unnamed) : '…';
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={format(t.logTitle, { name, journey: journeyName })}
    >
      <Loaded query={entry}>{(found) => <Log entry={found} />}</Loaded>
    </Drawer>
  );
}

function Log({ entry }: { entry: ResponseOf<typeof getJourneyEntry> }) {
  const t = useTexts(journeyPeopleTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const numbers = numbersOf(entry.content.steps);
  const words = useStepWords(numbers);
  const resultWords = useResultWords();
  const known = new Map(allSteps(entry.content.steps).map((step) => [step.id, step]));
  const stepWords = (stepId: string) => {
    const step = known.get(stepId);
    return step ? format(t.step, { n: numbers.get(stepId) ?? 0, words: words(step) }) : stepId;
  };
  const { stepId, dueAt } = entry;
  return (
    <Stack>
      <Group gap="xs">
        <EntryState state={entry.state} />
        <TextLink to="/contacts/$contactId" params={{ contactId: entry.contactId }} size="sm">
          {t.openContact}
        </TextLink>
      </Group>
      <Text size="sm" c="dimmed">
        {format(t.enteredAt, { time: dateTime(entry.enteredAt), version: entry.version })}
      </Text>
      {entry.taken.length === 0 && <Text>{t.nothing}</Text>}
      <Stack component="ol" gap="md" className="tl-list">
        {entry.taken.map((taken, index) => (
          <li key={index}>
            <Text size="xs" c="dimmed">
              {dateTime(taken.at)}
            </Text>
            <Text fw={600} size="sm">
              {stepWords(taken.stepId)}
            </Text>
            <Text size="sm">{resultWords(taken)}</Text>
          </li>
        ))}
      </Stack>
      {stepId !== null && dueAt !== null && (
        <Text size="sm">{format(t.now, { step: stepWords(stepId), time: dateTime(dueAt) })}</Text>
      )}
      {entry.endedAt && (
        <Text size="sm" c="dimmed">
          {format(t.endedAt, { time: dateTime(entry.endedAt) })}
        </Text>
      )}
    </Stack>
  );
}
