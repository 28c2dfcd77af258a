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
  /** red: it can not be taken back */
  color?: 'red';
  /** what follows, before the fields */
  effects?: ReactNode;
  children: ReactNode;
};

/** A short form over the page. Rendered only while it is open. */
export function FormDialog({ title, effects, error, onSubmit, children, ...buttons }: Props) {
  return (
    <Modal opened onClose={buttons.onClose} title={title} centered>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {effects}
          <ErrorNote error={error} />
          {children}
          <FormButtons {...buttons} />
        </Stack>
      </form>
    </Modal>
  );
}

type ButtonsProps = Pick<Props, 'action' | 'color' | 'sending' | 'onClose'>;

/** The ends of a form that was opened: away with it, or send it. */
export function FormButtons({ action, color, sending, onClose }: ButtonsProps) {
  const { cancel } = useTexts(commonTexts);
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {cancel}
      </Button>
      <Button type="submit" {...(color && { color })} loading={sending}>
        {action}
      </Button>
    </Group>
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
