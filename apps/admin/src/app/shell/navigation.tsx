import { Stack } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { NavItem } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { useEntries } from './entries.js';
import { shellTexts } from './texts.js';

const isUnder = (path: string, section: string) =>
  section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const t = useTexts(shellTexts);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Stack component="ul" gap={4} className="tl-nav">
      {useEntries().map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <NavItem
            to={to}
            label={t[label]}
            leftSection={<Icon size={20} stroke={1.75} aria-hidden />}
            active={isUnder(path, to)}
            onClick={onNavigate}
          />
        </li>
      ))}
    </Stack>
  );
}
