import { Button, Group, Modal, NumberInput, Stack, type NumberInputProps } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { ErrorNote } from './error-note.js';

type Props = {
  title: string;
  /** of the button that sends it */
  action: string;
  error: unknown;
  sending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A short form over the page. Rendered only while it is open. */
export function FormDialog({ title, action, error, sending, onSubmit, onClose, children }: Props) {
  const common = useTexts(commonTexts);
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <ErrorNote error={error} />
          {children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A whole number from zero up. */
export function CountInput(props: NumberInputProps) {
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      hideControls
      inputMode="numeric"
      {...props}
    />
  );
}
