import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { BrandMark } from '../components/brand-mark.js';
import { LanguageSwitch, SchemeSwitch } from '../components/preferences.js';
import { useBeginSession, type Session } from '../features/session/api/sign-in.js';
import { SignInForm } from '../features/session/sign-in-form.js';
import { sessionTexts } from '../features/session/texts.js';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/login');

export function LoginPage() {
  const t = useTexts(sessionTexts);
  const { product } = useTexts(commonTexts);
  const { redirect } = route.useSearch();
  const { history } = useRouter();
  const begin = useBeginSession();
  const enter = (session: Session) => {
    begin(session);
    history.replace(redirect ?? '/');
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <title>{`${t.title} · ${product}`}</title>
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between">
          <Group gap="sm">
            <BrandMark size={36} />
            <Text fw={700} size="lg">
              {product}
            </Text>
          </Group>
          <Group gap={4}>
            <LanguageSwitch />
            <SchemeSwitch />
          </Group>
        </Group>
        <Paper withBorder p={{ base: 'lg', sm: 'xl' }} className="tl-card">
          <Title order={1} tabIndex={-1} className="tl-h1">
            {t.title}
          </Title>
          <Text c="dimmed" size="sm" mb="lg">
            {t.purpose}
          </Text>
          <SignInForm expired={redirect !== undefined} onSignedIn={enter} />
        </Paper>
      </Stack>
    </Center>
  );
}
