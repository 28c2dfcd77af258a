import { Group, Text, Textarea, TextInput } from '@mantine/core';
import { graphemeLength } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode, Ref } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = {
  label: string;
  description?: string;
  /** optional only because `getInputProps` types it so */
  value?: string;
  limit: number;
  onChange: (value: string) => void;
  onBlur?: () => void;
  error?: ReactNode;
  required?: boolean;
  /** more than one line */
  rows?: number;
  placeholder?: string;
  inputRef?: Ref<HTMLTextAreaElement>;
};

/** Text with `n／60` below it, counted as a reader counts. Typing past the limit is allowed and marked. */
export function CountedInput({ limit, rows, inputRef, value = '', onChange, error, ...props }: Props) {
  const t = useTexts(commonTexts);
  const used = graphemeLength(value.trim());
  const over = used > limit ? format(t.issueTooLong, { max: limit }) : null;
  const shared = {
    ...props,
    value,
    error: error ?? over,
    withAsterisk: props.required,
    required: false,
    'aria-required': props.required,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div>
      {rows ? (
        <Textarea {...shared} ref={inputRef} autosize minRows={rows} maxRows={12} />
      ) : (
        <TextInput {...shared} />
      )}
      <Group justify="flex-end" mt={2}>
        <Text size="xs" c={over ? 'var(--mantine-color-error)' : 'dimmed'} aria-hidden className="tl-count">
          {format(t.count, { used, limit })}
        </Text>
      </Group>
    </div>
  );
}
