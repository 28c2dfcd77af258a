import { Card, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../components/page.js';
import { PasswordForm } from '../features/account/password-form.js';
import { SessionList } from '../features/account/session-list.js';
import { accountTexts } from '../features/account/texts.js';
import { TwoFactorPanel } from '../features/account/two-factor-panel.js';
import { useTexts } from '../shared/i18n.js';

export function AccountPage() {
  const t = useTexts(accountTexts);
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Stack maw={640}>
        <Section title={t.password}>
          <PasswordForm />
        </Section>
        <Section title={t.twoFactor}>
          <TwoFactorPanel />
        </Section>
        <Section title={t.sessions}>
          <SessionList />
        </Section>
      </Stack>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  );
}
