import { PasswordInput, Text } from '@mantine/core';
import { format } from '@tieline/web';
import type { ComponentProps } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { strengthOf } from './strength.js';
import { entryTexts } from './texts.js';

/** A password being chosen: says how far it is, as it is typed. */
export function NewPasswordInput(props: ComponentProps<typeof PasswordInput> & { value?: string }) {
  const t = useTexts(entryTexts);
  const { showPassword } = useTexts(commonTexts);
  const { level, missing } = strengthOf(props.value ?? '');
  return (
    <div>
      <PasswordInput
        description={t.passwordHint}
        autoComplete="new-password"
        withAsterisk
        visibilityToggleButtonProps={{ 'aria-label': showPassword }}
        {...props}
      />
      <Text size="sm" c="dimmed" mt={4} aria-live="polite" mih={20}>
        {props.value ? format(t.strength[level], { missing }) : ''}
      </Text>
    </div>
  );
}
