import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';

/** Why the fields below can be read but not changed. */
export function AdminOnly({ children }: { children: string }) {
  return (
    <Alert color="gray" icon={<IconLock aria-hidden />} role="note">
      {children}
    </Alert>
  );
}
