import { SegmentedControl } from '@mantine/core';

export type ListState = 'active' | 'archived';

type Props = {
  label: string;
  states: Record<ListState, string>;
  value: ListState;
  onChange: (state: ListState) => void;
};

/** What is in use, or what was put away. */
export function StateSwitch({ label, states, value, onChange }: Props) {
  return (
    <SegmentedControl
      w="fit-content"
      aria-label={label}
      data={[
        { value: 'active', label: states.active },
        { value: 'archived', label: states.archived },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'archived' ? 'archived' : 'active')}
    />
  );
}
