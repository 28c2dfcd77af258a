import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { allSteps, journeyLimits } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { useEditing } from './editing.js';
import { StepIcon } from './step-icon.js';
import { depthOf, type Block } from './step-tree.js';
import { journeyEditorTexts } from './texts.js';

type Props = { block: Block; index: number; where: string };

const kinds = ['send', 'wait', 'condition', 'addTag', 'removeTag', 'menu', 'webhook', 'end'] as const;

export function AddStep({ block, index, where }: Props) {
  const t = useTexts(journeyEditorTexts);
  const { form, actions } = useEditing();
  const { steps } = form.values;
  const deep = depthOf(steps, block) >= journeyLimits.depth;
  const offered = kinds.filter((kind) => kind !== 'condition' || !deep);
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant={block === null ? 'light' : 'subtle'}
          size={block === null ? 'sm' : 'compact-sm'}
          w="fit-content"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={allSteps(steps).length >= journeyLimits.steps}
          data-control={block === null ? 'add' : 'add-inside'}
          aria-label={block === null ? t.add : format(t.addIn, { where })}
        >
          {t.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((kind) => (
          <Menu.Item
            key={kind}
            leftSection={<StepIcon kind={kind} />}
            onClick={() => actions.add(kind, block, index)}
          >
            {t.kinds[kind]}
            {t.kindHints[kind] && (
              <Text size="xs" c="dimmed">
                {t.kindHints[kind]}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
