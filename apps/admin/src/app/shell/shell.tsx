import { AppShell, Box, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useSession } from '../../features/session/api/get-session.js';
import { useSignOut } from '../../features/session/api/sign-out.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { BrandMark } from '../../components/brand-mark.js';
import { LanguageSwitch, SchemeSwitch } from '../../components/preferences.js';
import { ChannelSwitcher } from './channel-switcher.js';
import { AccountMenu, Environment } from './header.js';
import { Navigation } from './navigation.js';
import { Notices } from './notices.js';
import { shellTexts } from './texts.js';
import { Tools } from './tools.js';
import { useFocusReturn } from './use-focus-return.js';
import { useRouteFocus } from './use-route-focus.js';

export function Shell() {
  const t = useTexts(shellTexts);
  const [opened, { toggle, close }] = useDisclosure(false);
  const signOut = useShellSignOut();
  useRouteFocus();
  useFocusReturn();
  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a href="#main" className="tl-skip">
        {t.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? t.closeNavigation : t.openNavigation}
              aria-expanded={opened}
            />
            <Environment />
            <Box visibleFrom="sm">
              <ChannelSwitcher />
            </Box>
          </Group>
          <Group gap={4} wrap="nowrap">
            <Tools />
            <LanguageSwitch />
            <SchemeSwitch />
            <AccountMenu onSignOut={signOut} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label={t.navigation}>
        <Group justify="space-between" wrap="nowrap" mb="md" mih={32}>
          <Brand />
          <Burger opened onClick={close} hiddenFrom="sm" size="sm" aria-label={t.closeNavigation} />
        </Group>
        <Box hiddenFrom="sm" mb="xs">
          <ChannelSwitcher onChosen={close} />
        </Box>
        <Navigation onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Notices />
        <div className="tl-content">
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

function useShellSignOut(): () => void {
  const { mutate } = useSignOut();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  async function leave(): Promise<void> {
    await navigate({ to: '/login' });
    queryClient.clear();
  }
  return () => mutate(undefined, { onSettled: () => void leave() });
}

function Brand() {
  const t = useTexts(commonTexts);
  const { team } = useSession();
  return (
    <Group gap="sm" wrap="nowrap" px={6}>
      <BrandMark size={28} />
      <div className="tl-brand">
        <Text fw={700} lh={1.15}>
          {t.product}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {team.name}
        </Text>
      </div>
    </Group>
  );
}
