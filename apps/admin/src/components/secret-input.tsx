import { Button, Group, Input, PasswordInput, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useState, type ComponentProps } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = ComponentProps<typeof PasswordInput> & {
  label: string;
  /** what is stored; null when nothing is */
  stored: { ending: string | null } | null;
  /** replacing was given up */
  onKeep: () => void;
};

/** Write-only: a stored secret shows its ending, and is replaced rather than read. */
export function SecretInput({ stored, onKeep, label, ...props }: Props) {
  const t = useTexts(commonTexts);
  const [replacing, setReplacing] = useState(false);
  if (stored && !replacing) {
    return (
      <Input.Wrapper label={label} description={props.description} labelElement="div">
        <Group gap="sm" mt={4}>
          <Text ff="monospace">{format(t.secretSet, { ending: stored.ending ?? '' })}</Text>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t.secretReplace} ${label}`}
            disabled={props.disabled}
            onClick={() => setReplacing(true)}
          >
            {t.secretReplace}
          </Button>
        </Group>
      </Input.Wrapper>
    );
  }
  return (
    <div>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
        {...props}
      />
      {stored && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          onClick={() => {
            onKeep();
            setReplacing(false);
          }}
        >
          {t.secretKeep}
        </Button>
      )}
    </div>
  );
}
