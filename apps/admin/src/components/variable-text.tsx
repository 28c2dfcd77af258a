import { Button, Group, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useRef, type ComponentProps } from 'react';
import { useTexts } from '../shared/i18n.js';
import { CountedInput } from './counted-input.js';
import { replyVariables, variableTexts } from './variable-texts.js';

type Props = Omit<ComponentProps<typeof CountedInput>, 'inputRef'> & { rows: number };

/** Text with buttons that put a variable where the caret stands. */
export function VariableText(props: Props) {
  const t = useTexts(variableTexts);
  const input = useRef<HTMLTextAreaElement>(null);

  function insert(name: string): void {
    const { value = '', onChange } = props;
    const field = input.current;
    const start = field?.selectionStart ?? value.length;
    const end = field?.selectionEnd ?? value.length;
    const word = `{${name}}`;
    onChange(value.slice(0, start) + word + value.slice(end));
    // after React has written the new value
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + word.length, start + word.length);
    });
  }

  return (
    <div>
      <CountedInput {...props} inputRef={input} />
      <Group gap={6} role="group" aria-label={t.insert}>
        <Text size="sm" c="dimmed" aria-hidden>
          {t.insert}
        </Text>
        {Object.values(replyVariables).map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="light"
            aria-label={format(t.insertOf, { name })}
            onClick={() => insert(name)}
          >
            {name}
          </Button>
        ))}
      </Group>
    </div>
  );
}
