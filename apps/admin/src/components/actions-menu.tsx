import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = {
  label: string;
  /** names what it acts on, for those who do not see the row */
  name: string;
  pending: boolean;
  children: ReactNode;
};

/** What can be done with one row of a list. */
export function ActionsMenu({ label, name, pending, children }: Props) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={name}
          loading={pending}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
