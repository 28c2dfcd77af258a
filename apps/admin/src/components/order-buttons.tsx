import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';

type Props = {
  /** what readers hear, each with the name of the entry */
  labels: { up: string; down: string; remove: string };
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** Of an entry whose place in the list counts: up, down, away. */
export function OrderButtons({ labels, first, last, onMove, onRemove }: Props) {
  return (
    <Group gap={4} wrap="nowrap" ml="auto">
      <ActionIcon
        variant="default"
        size="lg"
        disabled={first}
        aria-label={labels.up}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={last}
        aria-label={labels.down}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" size="lg" color="red" aria-label={labels.remove} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
