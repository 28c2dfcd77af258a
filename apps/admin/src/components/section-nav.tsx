import { Group } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { ButtonLink } from './links.js';

type Section = { to: LinkProps['to']; label: string };

/** The pages of one matter side by side. */
export function SectionNav({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <Group component="nav" gap={4} aria-label={label}>
      {sections.map((section) => (
        <ButtonLink
          key={section.to}
          to={section.to}
          variant="subtle"
          color="gray"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ variant: 'light', color: 'brand' }}
        >
          {section.label}
        </ButtonLink>
      ))}
    </Group>
  );
}
