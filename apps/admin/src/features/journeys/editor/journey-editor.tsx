import { Alert, Button, Card, Group, Select, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { journeyLimits, mostMessages, type Journey } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useMemo, useRef } from 'react';
import { CountedInput } from '../../../components/counted-input.js';
import { EditorFrame, focusFirstInvalid } from '../../../components/editor/editor-frame.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { StateActions } from '../state-actions.js';
import { journeyTexts } from '../texts.js';
import { TrialDialog } from '../trial/trial-dialog.js';
import type { JourneyDraft } from './draft.js';
import { EditingContext } from './editing.js';
import { EntryFields } from './entry-fields.js';
import { JourneyConflict } from './journey-conflict.js';
import { JourneyStatus } from './journey-status.js';
import { StepList } from './step-list.js';
import { numbersOf } from './step-tree.js';
import { useStepWords } from './step-words.js';
import { journeyEditorTexts } from './texts.js';
import { useFigures } from './use-figures.js';
import { useJourneyEditor } from './use-journey-editor.js';
import { useSteps, type Removed } from './use-steps.js';

type Props = {
  /** null: a journey that is not saved yet */
  journey: Journey | null;
  initial: JourneyDraft;
  /** where a new one is made */
  channels?: readonly { id: string; name: string }[];
  channelId: string;
  onChannel?: (id: string) => void;
  onCreated: (id: string) => void;
};

const undoMs = 8000;

export function JourneyEditor({ journey, initial, channels = [], channelId, onChannel, onCreated }: Props) {
  const t = useTexts(journeyEditorTexts);
  const { undo } = useTexts(commonTexts);
  const root = useRef<HTMLFormElement>(null);
  const onInvalid = () => focusFirstInvalid(root.current);
  const editor = useJourneyEditor({ journey, channelId, initial, onCreated, onInvalid });
  const { form, dirty } = editor;
  const { steps } = form.values;
  const numbers = useMemo(() => numbersOf(steps), [steps]);
  const words = useStepWords(numbers);
  const list = useSteps({ root, form, words, onRemoved: offerUndo });
  const figures = useFigures(journey);

  function offerUndo(removed: Removed): void {
    const id = `removed-${removed.step.id}`;
    const back = () => {
      notifications.hide(id);
      list.restore(removed);
    };
    notifications.show({
      id,
      autoClose: undoMs,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span>{removed.sentence}</span>
          <Button size="compact-sm" variant="light" onClick={back}>
            {undo}
          </Button>
        </Group>
      ),
    });
  }

  return (
    <EditorFrame
      root={root}
      label={t.formLabel}
      editor={editor}
      fresh={journey === null}
      dialogs={editor.latest && <JourneyConflict mine={form.values} latest={editor.latest} editor={editor} />}
    >
      {journey && (
        <JourneyStatus
          journey={journey}
          dirty={dirty}
          actions={<Actions journey={journey} dirty={dirty} onRefused={editor.refuse} />}
        />
      )}
      <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
        <Stack>
          <CountedInput
            label={t.name}
            description={t.nameHint}
            limit={journeyLimits.name}
            required
            {...form.getInputProps('name')}
          />
          {channels.length > 1 && (
            <Select
              label={t.channel}
              description={t.channelHint}
              data={channels.map(({ id, name }) => ({ value: id, label: name }))}
              value={channelId}
              onChange={(id) => id !== null && onChannel?.(id)}
              allowDeselect={false}
              maw={360}
            />
          )}
          <Title order={2} mt="xs">
            {t.entry}
          </Title>
          <EntryFields form={form} />
        </Stack>
      </Card>
      <section>
        <StepsHeading form={form} failed={figures.failed} counted={figures.byStep.size > 0} />
        <EditingContext
          value={{
            form,
            channelId,
            journey,
            numbers,
            words,
            figures: figures.byStep,
            opened: list.opened,
            actions: list.actions,
          }}
        >
          <StepList steps={steps} path="steps" block={null} label={t.steps} empty={t.noSteps} />
        </EditingContext>
        {steps.length > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {t.finish}
          </Text>
        )}
        <VisuallyHidden role="status">{list.said}</VisuallyHidden>
      </section>
    </EditorFrame>
  );
}

type HeadingProps = {
  form: ReturnType<typeof useJourneyEditor>['form'];
  failed: boolean;
  counted: boolean;
};

/** What the steps cost, and what is wrong with all of them together. */
function StepsHeading({ form, failed, counted }: HeadingProps) {
  const t = useTexts(journeyEditorTexts);
  const most = mostMessages(form.values.steps);
  const wrong = form.errors['steps'];
  const notes = [t.keyboard, counted && t.figures.note, failed && t.figures.error].filter(Boolean);
  return (
    <Stack gap={4} mb="sm">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t.steps}</Title>
        <Text size="sm" fw={600}>
          {most > 0 ? format(t.cost, { count: most }) : t.noCost}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {notes.join(' ')}
      </Text>
      {wrong && (
        <Alert color="red" role="alert">
          {wrong}
        </Alert>
      )}
    </Stack>
  );
}

type ActionsProps = { journey: Journey; dirty: boolean; onRefused: (error: unknown) => void };

function Actions({ journey, dirty, onRefused }: ActionsProps) {
  const t = useTexts(journeyTexts);
  const [trying, trial] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={trial.open}>
        {t.openTrial}
      </Button>
      <StateActions journey={journey} dirty={dirty} onRefused={onRefused} />
      {trying && <TrialDialog journey={journey} dirty={dirty} onClose={trial.close} />}
    </>
  );
}
