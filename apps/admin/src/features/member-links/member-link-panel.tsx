import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MemberLinkSecret } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { AdminOnly } from '../../components/admin-only.js';
import { CopyIcon } from '../../components/copy-button.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { SecretDialog } from '../../components/secret-dialog.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useMemberLinkSecret } from './api/member-link-secret.js';
import { LinkSigning } from './link-signing.js';
import { RemoveDialog, ReplaceDialog } from './secret-dialogs.js';
import { memberLinkTexts } from './texts.js';

/** The secret that a brand's server signs member links with. */
export function MemberLinkPanel({ channelId }: { channelId: string }) {
  const t = useTexts(memberLinkTexts);
  const secret = useMemberLinkSecret(channelId);
  return (
    <Card
      withBorder
      className="tl-card"
      component="section"
      aria-label={t.title}
      p={{ base: 'md', sm: 'lg' }}
    >
      <Stack>
        <div>
          <Title order={2}>{t.title}</Title>
          <Text c="dimmed" size="sm" maw={720}>
            {t.purpose}
          </Text>
        </div>
        <Loaded query={secret} skeleton={<SkeletonRows rows={1} height={80} />}>
          {(state) =>
            state.liffId ? <Secret channelId={channelId} state={state} /> : <Text>{t.noLiff}</Text>
          }
        </Loaded>
      </Stack>
    </Card>
  );
}

function Secret({ channelId, state }: { channelId: string; state: MemberLinkSecret }) {
  const t = useTexts(memberLinkTexts);
  const { team, role } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const [made, setMade] = useState<string | null>(null);
  const [replacing, replace] = useDisclosure(false);
  const [removing, remove] = useDisclosure(false);
  const { liffId, ending, createdAt, previousUntil } = state;
  return (
    <>
      <Group gap={4}>
        <Text size="sm">{t.audience}</Text>
        <Text size="sm" ff="monospace">
          {liffId}
        </Text>
        <CopyIcon value={liffId ?? ''} what={t.audience} />
      </Group>
      <div>
        <Text>{ending && createdAt ? format(t.stands, { ending, time: dateTime(createdAt) }) : t.none}</Text>
        {previousUntil && (
          <Text size="sm" c="dimmed">
            {format(t.previous, { time: dateTime(previousUntil) })}
          </Text>
        )}
      </div>
      <LinkSigning liffId={liffId ?? ''} />
      {isAdmin(role) ? (
        <Group gap="xs">
          <Button variant="default" onClick={replace.open}>
            {ending ? t.replace : t.make}
          </Button>
          {ending && (
            <Button variant="subtle" color="red" onClick={remove.open}>
              {t.remove}
            </Button>
          )}
        </Group>
      ) : (
        <AdminOnly>{t.adminOnly}</AdminOnly>
      )}
      {replacing && (
        <ReplaceDialog
          channelId={channelId}
          first={ending === null}
          onClose={replace.close}
          onMade={(secret) => {
            replace.close();
            setMade(secret);
          }}
        />
      )}
      {removing && <RemoveDialog channelId={channelId} onClose={remove.close} />}
      {made && (
        <SecretDialog
          title={t.secret}
          text={t.shownOnce}
          secret={made}
          what={t.secret}
          done={t.done}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
}
