import { ActionIcon, Button, Card, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import type { ConditionStep, JourneyStep } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../../../shared/i18n.js';
import { useEditing } from './editing.js';
import { StepFields } from './step-fields.js';
import { StepFigures } from './step-figures.js';
import { StepIcon } from './step-icon.js';
import { StepList } from './step-list.js';
import { branches, moveStep } from './step-tree.js';
import { journeyEditorTexts } from './texts.js';

type Props = { step: JourneyStep; path: string };

/** One step: what it does in a line, its controls, its fields when they are asked for. */
export function StepItem({ step, path }: Props) {
  const t = useTexts(journeyEditorTexts);
  const { form, numbers, words, figures, opened, actions } = useEditing();
  const n = numbers.get(step.id) ?? 0;
  const wrong = Object.keys(form.errors).some((at) => isOwn(at, path));
  const shown = hasFields(step) && (opened.has(step.id) || wrong);

  /** Not in fields: there Alt with an arrow moves the caret. */
  function press(event: KeyboardEvent<HTMLElement>): void {
    const direction = event.altKey
      ? { ArrowUp: 'up' as const, ArrowDown: 'down' as const }[event.key]
      : undefined;
    if (!direction || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    actions.move(step.id, direction);
  }

  return (
    <li>
      <Card
        withBorder
        className="tl-card tl-step"
        p="sm"
        data-step={step.id}
        data-wrong={wrong || undefined}
        role="group"
        aria-label={format(t.stepLabel, { n, words: words(step) })}
        onKeyDown={press}
      >
        <Group justify="space-between" gap="xs" wrap="wrap">
          <Group gap="sm" wrap="nowrap" className="tl-step-words" align="flex-start">
            <Text fw={650} className="tl-step-number" aria-hidden>
              {n}
            </Text>
            <StepIcon kind={step.kind} />
            <div className="tl-ellipsis">
              <Text fw={600}>{words(step)}</Text>
              {step.kind === 'send' && !shown && (
                <Text size="sm" c="dimmed">
                  {t.paid}
                </Text>
              )}
              <StepFigures step={step} n={n} figures={figures.get(step.id)} />
            </div>
          </Group>
          <StepControls step={step} n={n} shown={shown} locked={wrong} />
        </Group>
        {shown && (
          <div className="tl-step-fields">
            <StepFields step={step} path={path} />
          </div>
        )}
      </Card>
      {step.kind === 'condition' && <Ways step={step} n={n} path={path} />}
    </li>
  );
}

const hasFields = ({ kind }: JourneyStep) => kind !== 'end';

/** Errors of the step itself, not of the steps in its blocks. */
const isOwn = (at: string, path: string) =>
  at.startsWith(`${path}.`) && !/^\.(then|else)\.\d/.test(at.slice(path.length));

type ControlsProps = { step: JourneyStep; n: number; shown: boolean; locked: boolean };

function StepControls({ step, n, shown, locked }: ControlsProps) {
  const t = useTexts(journeyEditorTexts);
  const { form, actions } = useEditing();
  const { steps } = form.values;
  const { id } = step;
  return (
    <Group gap={4} wrap="nowrap">
      {hasFields(step) && !locked && (
        <Button
          variant="default"
          size="compact-md"
          h={34}
          data-control="toggle"
          aria-expanded={shown}
          aria-label={format(shown ? t.doneOf : t.editOf, { n })}
          onClick={() => actions.toggle(id)}
        >
          {shown ? t.done : t.edit}
        </Button>
      )}
      <ActionIcon
        variant="default"
        size="lg"
        data-control="up"
        disabled={moveStep(steps, id, 'up') === null}
        aria-label={format(t.up, { n })}
        aria-keyshortcuts="Alt+ArrowUp"
        onClick={() => actions.move(id, 'up')}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        data-control="down"
        disabled={moveStep(steps, id, 'down') === null}
        aria-label={format(t.down, { n })}
        aria-keyshortcuts="Alt+ArrowDown"
        onClick={() => actions.move(id, 'down')}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end" width={160}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" data-control="more" aria-label={format(t.more, { n })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={18} />} onClick={() => actions.duplicate(id)}>
            {t.duplicate}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={18} />} onClick={() => actions.remove(id)}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** The two lists of a condition, indented below it. */
function Ways({ step, n, path }: { step: ConditionStep; n: number; path: string }) {
  const t = useTexts(journeyEditorTexts);
  return (
    <Stack gap="sm" mt="sm">
      {branches.map((branch) => {
        const label = branch === 'then' ? t.thenLabel : t.elseLabel;
        const where = format(t.branchLabel, { n, branch: label });
        return (
          <div key={branch} className="tl-branch" role="group" aria-label={where}>
            <Text size="sm" fw={650} mb={6} aria-hidden>
              {label}
            </Text>
            <StepList
              steps={step[branch]}
              path={`${path}.${branch}`}
              block={{ id: step.id, branch }}
              label={where}
              empty={t.nothingHere}
            />
          </div>
        );
      })}
    </Stack>
  );
}
