import { Alert, Button, Group, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { allSteps, mostMessages, type Journey, type JourneyTrial } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useTryJourney } from '../api/try-journey.js';
import { CardView } from '../../cards/card-view.js';
import { useSession } from '../../session/api/get-session.js';
import { numbersOf } from '../editor/step-tree.js';
import { useStepWords } from '../editor/step-words.js';
import { ContactPick } from './contact-pick.js';
import { trialTexts } from './texts.js';

type Props = { journey: Journey; dirty: boolean; onClose: () => void };

/** What would happen to one person, step by step; with their messages in their words. */
export function TrialDialog({ journey, dirty, onClose }: Props) {
  const t = useTexts(trialTexts);
  const { close } = useTexts(commonTexts);
  const trial = useTryJourney(journey.id);
  const [contactId, choose] = useState<string | null>(null);
  const [send, setSend] = useState(false);
  const [asked, setAsked] = useState(false);
  const most = mostMessages(journey.steps);

  function start(): void {
    setAsked(true);
    if (contactId !== null) trial.mutate({ contactId, send });
  }

  return (
    <Modal opened onClose={onClose} title={format(t.title, { name: journey.name })} size="lg" centered>
      <Stack>
        <Text>{t.text}</Text>
        {dirty && (
          <Alert color="yellow" role="note">
            {t.unsaved}
          </Alert>
        )}
        <ErrorNote error={trial.error} />
        <ContactPick
          channelId={journey.channelId}
          value={contactId}
          onChange={choose}
          error={asked && contactId === null ? t.chooseFirst : null}
        />
        {most > 0 && (
          <Switch
            label={t.send}
            description={format(t.sendHint, { count: most })}
            checked={send}
            onChange={({ currentTarget }) => setSend(currentTarget.checked)}
          />
        )}
        {trial.data && <Result journey={journey} trial={trial.data} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {close}
          </Button>
          <Button loading={trial.isPending} onClick={start}>
            {trial.data ? t.again : t.start}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const asItIs = (text: string) => text;

function Result({ journey, trial }: { journey: Journey; trial: JourneyTrial }) {
  const t = useTexts(trialTexts);
  const { number } = useFormat();
  const numbers = numbersOf(journey.steps);
  const words = useStepWords(numbers);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const known = new Map(allSteps(journey.steps).map((step) => [step.id, step]));
  const sent = trial.sent > 0 ? format(t.sent, { count: number(trial.sent) }) : t.notSent;
  return (
    <section aria-label={t.result}>
      <Title order={3}>{t.result}</Title>
      <Text size="sm" c="dimmed" role="status" mb="xs">
        {trial.steps.length === 0 ? t.nothing : sent}
      </Text>
      <Stack component="ol" gap="sm" className="tl-list">
        {trial.steps.map((taken, index) => {
          const step = known.get(taken.stepId);
          return (
            <li key={index}>
              <Text fw={600} size="sm">
                {step ? format(t.step, { n: numbers.get(step.id) ?? 0, words: words(step) }) : taken.stepId}
              </Text>
              <Text size="sm">
                {format(t.results[trial.sent > 0 && taken.result === 'queued' ? 'sent' : taken.result], {
                  until: taken.until ? dateTime(taken.until) : '…',
                })}
              </Text>
              {taken.message && (
                <div className="tl-chat tl-chat-low">
                  <CardView content={taken.message} fill={asItIs} />
                </div>
              )}
            </li>
          );
        })}
      </Stack>
    </section>
  );
}
