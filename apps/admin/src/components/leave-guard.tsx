import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = {
  dirty: boolean;
  /** steps of one page that differ in the address's search only */
  alsoSearch?: boolean;
};

/** Asks before unsaved changes are lost: by navigation, back, reload or closing the tab. */
export function LeaveGuard({ dirty, alsoSearch = false }: Props) {
  const t = useTexts(commonTexts);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty &&
      (current.pathname !== next.pathname ||
        (alsoSearch && JSON.stringify(current.search) !== JSON.stringify(next.search))),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t.leaveTitle} centered>
      <Text mb="lg">{t.leaveText}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => reset?.()} data-autofocus>
          {t.stay}
        </Button>
        <Button color="red" onClick={() => proceed?.()}>
          {t.leave}
        </Button>
      </Group>
    </Modal>
  );
}
