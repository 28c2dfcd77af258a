import { ActionIcon, Card, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { richMenuLimits, type RichMenu } from '@tieline/contracts';
import { format } from '@tieline/web';
import { memo } from 'react';
import { CountedInput } from '../../../components/counted-input.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { clickDays } from '../api/get-clicks.js';
import { menuTexts } from '../texts.js';
import { letterOf, type AreaDraft, type MenuForm } from './menu-draft.js';

type Props = {
  form: MenuForm;
  index: number;
  area: AreaDraft;
  others: readonly RichMenu[];
  /** a tap comes to nothing as things are */
  dead: boolean;
  /** taps; undefined: not counted */
  clicks: number | undefined;
  selected: boolean;
  mayCopy: boolean;
  onSelect: () => void;
  onCopy: () => void;
  onRemove: () => void;
};

const sides = ['x', 'y', 'width', 'height'] as const;
const actionTypes = ['uri', 'message', 'phoneBinding', 'memberCard', 'switch'] as const;

/** What was refused of one area. */
const errorsOf = ({ form, index }: Props) =>
  Object.entries(form.errors).filter(([path]) => path.startsWith(`areas.${index}.`));

const shownOf = (props: Props) => {
  const { index, area, dead, clicks, selected, mayCopy } = props;
  return JSON.stringify([index, area, dead, clicks, selected, mayCopy, errorsOf(props)]);
};

/**
 * One area in fields: where it lies and what a tap does. Twenty of them are a hundred and sixty fields, so one is
 * drawn anew only when something of it has changed; what it is handed works on the form as it stands by then.
 */
export const AreaCard = memo(
  Fields,
  (before, after) => before.others === after.others && shownOf(before) === shownOf(after),
);

function Fields({ form, index, area, dead, clicks, selected, ...props }: Props) {
  const { editor: t } = useTexts(menuTexts);
  const { number } = useFormat();
  const letter = letterOf(index);
  const path = `areas.${index}`;
  return (
    <Card
      withBorder
      className="tl-card tl-menu-card"
      p="sm"
      role="group"
      aria-label={format(t.area, { letter })}
      {...(selected && { 'data-selected': true })}
      onFocus={props.onSelect}
    >
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{format(t.area, { letter })}</Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              disabled={!props.mayCopy}
              aria-label={format(t.copy, { letter })}
              onClick={props.onCopy}
            >
              <IconCopy size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="lg"
              color="red"
              aria-label={format(t.remove, { letter })}
              onClick={props.onRemove}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <ActionFields form={form} path={path} area={area} others={props.others} />
        {dead && (
          <Text size="sm" c="var(--mantine-color-error)">
            {area.action.type === 'switch' ? t.dead.switch : t.dead.liff}
          </Text>
        )}
        <Bounds form={form} path={path} letter={letter} />
        <CountedInput
          label={t.label}
          description={t.labelHint}
          limit={richMenuLimits.label}
          {...form.getInputProps(`${path}.label`)}
        />
        {clicks !== undefined && (
          <Text size="sm" c="dimmed">
            {format(t.clicks, { days: clickDays, count: number(clicks) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

type BoundsProps = { form: MenuForm; path: string; letter: string };

function Bounds({ form, path, letter }: BoundsProps) {
  const { editor: t } = useTexts(menuTexts);
  const wrong = form.errors[`${path}.bounds`];
  return (
    <div role="group" aria-label={format(t.boundsOf, { letter })}>
      <div className="tl-menu-bounds">
        {sides.map((side) => (
          <NumberInput
            key={side}
            label={t[side]}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            inputMode="numeric"
            {...form.getInputProps(`${path}.bounds.${side}`)}
            {...(wrong && { error: true })}
          />
        ))}
      </div>
      {wrong && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4} role="alert">
          {wrong}
        </Text>
      )}
    </div>
  );
}

type ActionProps = { form: MenuForm; path: string; area: AreaDraft; others: readonly RichMenu[] };

function ActionFields({ form, path, area: { action }, others }: ActionProps) {
  const { editor: t } = useTexts(menuTexts);
  const menuPath = `${path}.action.menuId`;
  return (
    <>
      <Select
        label={t.action}
        data={actionTypes.map((value) => ({ value, label: t.actions[value] }))}
        allowDeselect={false}
        {...form.getInputProps(`${path}.action.type`)}
        error={form.errors[`${path}.action`] ?? form.errors[`${path}.action.type`]}
      />
      {action.type === 'uri' && (
        <TextInput
          label={t.uri}
          type="url"
          inputMode="url"
          placeholder="https://"
          withAsterisk
          {...form.getInputProps(`${path}.action.uri`)}
        />
      )}
      {action.type === 'message' && (
        <CountedInput
          label={t.text}
          limit={richMenuLimits.text}
          required
          {...form.getInputProps(`${path}.action.text`)}
        />
      )}
      {action.type === 'switch' && (
        <Select
          label={t.menu}
          data={others.map(({ id, name, state }) => ({
            value: id,
            label: state === 'draft' ? format(t.unpublished, { name }) : name,
          }))}
          placeholder={others.length === 0 ? t.noOthers : t.chooseMenu}
          withAsterisk
          {...form.getInputProps(menuPath)}
          value={action.menuId || null}
          error={form.errors[menuPath] && t.chooseMenu}
        />
      )}
    </>
  );
}
