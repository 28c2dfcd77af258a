import { ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import type { CheckStatus } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { doctorTexts } from './texts.js';

const looks = {
  ok: { Icon: IconCheck, color: 'brand', variant: 'filled' },
  warning: { Icon: IconAlertTriangle, color: 'yellow', variant: 'light' },
  failed: { Icon: IconX, color: 'red', variant: 'filled' },
  todo: { Icon: IconCircleDashed, color: 'gray', variant: 'light' },
} as const;

/** Told by shape and by words, never by colour alone. */
export function CheckStatusIcon({ status }: { status: CheckStatus }) {
  const t = useTexts(doctorTexts);
  const { Icon, color, variant } = looks[status];
  return (
    <ThemeIcon radius="xl" size={26} variant={variant} color={color} flex="none">
      <Icon size={16} aria-hidden />
      <VisuallyHidden>{t.statuses[status]}</VisuallyHidden>
    </ThemeIcon>
  );
}
