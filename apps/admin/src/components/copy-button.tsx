import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { useCopy } from './use-copy.js';

/** Copies `value`; `what` names it for people who do not see the icon. */
export function CopyIcon({ value, what }: { value: string; what: string }) {
  const t = useTexts(commonTexts);
  const copy = useCopy();
  return (
    <Tooltip label={format(t.copyOf, { what })}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={format(t.copyOf, { what })}
        onClick={() => void copy(value, what)}
      >
        <IconCopy size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
