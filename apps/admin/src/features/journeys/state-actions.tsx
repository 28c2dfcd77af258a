import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { mostMessages, type Journey } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSetJourneyState, type WantedState } from './api/set-journey-state.js';
import { journeyTexts } from './texts.js';
import { useTriggerWords } from './trigger-words.js';

type Props = {
  journey: Journey;
  /** what is not saved yet would not run */
  dirty: boolean;
  /** the journey lacks something: said at its fields, not in the question */
  onRefused: (error: unknown) => void;
};

type Change = 'activate' | 'resume' | 'pause' | 'stop';

const changesOf = {
  draft: ['activate'],
  active: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['activate'],
} as const satisfies Record<Journey['state'], readonly Change[]>;

const wanted: Record<Change, WantedState> = {
  activate: 'active',
  resume: 'active',
  pause: 'paused',
  stop: 'stopped',
};

/** Start, pause, stop: each after a question that says what happens, and to how many people. */
export function StateActions({ journey, dirty, onRefused }: Props) {
  const t = useTexts(journeyTexts);
  const [asked, ask] = useState<Change | null>(null);
  const label = (change: Change) =>
    change === 'activate' && journey.state === 'stopped' ? t.restart : t[change];
  return (
    <Group gap="xs">
      {changesOf[journey.state].map((change) => (
        <Button
          key={change}
          variant={wanted[change] === 'active' ? 'filled' : 'default'}
          disabled={dirty && wanted[change] === 'active'}
          onClick={() => ask(change)}
        >
          {label(change)}
        </Button>
      ))}
      {asked && (
        <StateDialog
          journey={journey}
          change={asked}
          action={label(asked)}
          onRefused={onRefused}
          onClose={() => ask(null)}
        />
      )}
    </Group>
  );
}

type DialogProps = Omit<Props, 'dirty'> & { change: Change; action: string; onClose: () => void };

function StateDialog({ journey, change, action, onRefused, onClose }: DialogProps) {
  const t = useTexts(journeyTexts);
  const { cancel } = useTexts(commonTexts);
  const { number } = useFormat();
  const triggerWords = useTriggerWords();
  const set = useSetJourneyState(journey.id);
  const { name, running, trigger, steps } = journey;
  const most = mostMessages(steps);
  const words = { name, count: number(running), trigger: triggerWords(trigger) };

  const confirm = () =>
    set.mutate(wanted[change], {
      onSuccess: ({ ended, journey: { state } }) => {
        const message = state === 'draft' ? '' : format(t.changedTo[state], { name, count: number(ended) });
        notifications.show({ color: 'brand', message });
        onClose();
      },
      onError: (error) => {
        if (!(error instanceof ApiError) || error.problem?.code !== 'journey.not_ready') return;
        onClose();
        onRefused(error);
      },
    });

  return (
    <Modal opened onClose={onClose} title={format(t.dialogs[change].title, words)} centered>
      <Stack>
        <Text>{format(t.dialogs[change].text, words)}</Text>
        {change === 'activate' && (
          <Text fw={600}>
            {most > 0 ? format(t.dialogs.activate.cost, { count: number(most) }) : t.dialogs.activate.free}
          </Text>
        )}
        <ErrorNote error={set.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {cancel}
          </Button>
          <Button {...(change === 'stop' && { color: 'red' })} loading={set.isPending} onClick={confirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
