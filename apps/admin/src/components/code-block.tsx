import { Button, Code } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useCopy } from './use-copy.js';

type Props = { label: string; copyLabel: string; children: string };

/** Code that people take over as it stands. */
export function CodeBlock({ label, copyLabel, children }: Props) {
  const copy = useCopy();
  return (
    <>
      <Code block role="group" aria-label={label} className="tl-code">
        {children}
      </Code>
      <Button
        mt="xs"
        variant="default"
        leftSection={<IconCopy size={18} aria-hidden />}
        onClick={() => void copy(children, label)}
      >
        {copyLabel}
      </Button>
    </>
  );
}
