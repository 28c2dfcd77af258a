import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { SocialTie } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { mayEditCards } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useEndSocialTie, useSocialTies } from './api/social-ties.js';
import { websiteTexts } from './texts.js';

/** Browsers of websites that are, or were, tied to a contact; nothing while there never was one. */
export function ContactTies({ contactId }: { contactId: string }) {
  const t = useTexts(websiteTexts);
  const ties = useSocialTies(contactId);
  const end = useEndSocialTie(contactId);
  const [asked, setAsked] = useState<SocialTie | null>(null);
  const items = ties.data?.items ?? [];
  if (items.length === 0 && !ties.error) return null;
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.tiesTitle}
      </Title>
      <ErrorNote error={ties.error} />
      <Stack component="ul" gap="sm" className="tl-list">
        {items.map((tie) => (
          <Row key={tie.id} tie={tie} onEnd={() => setAsked(tie)} />
        ))}
      </Stack>
      {asked && (
        <ConfirmDialog
          title={t.endTitle}
          text={t.endText}
          action={t.end}
          pending={end.isPending}
          error={end.error}
          onConfirm={() => end.mutate(asked.id, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

function Row({ tie, onEnd }: { tie: SocialTie; onEnd: () => void }) {
  const t = useTexts(websiteTexts);
  const { role, team } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const { page, way, tiedAt, endedAt, endedBy } = tie;
  return (
    <li>
      <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
        <div className="tl-ellipsis">
          <Text className="tl-url">{page}</Text>
          <Text size="sm" c="dimmed">
            {format(t.tied, { time: dateTime(tiedAt), way: t.ways[way] })}
            {endedAt && endedBy && ` · ${format(t.ended[endedBy], { time: dateTime(endedAt) })}`}
          </Text>
        </div>
        {!endedAt && mayEditCards(role) && (
          <Button
            size="sm"
            variant="subtle"
            color="red"
            flex="none"
            onClick={onEnd}
            aria-label={format(t.endOf, { page })}
          >
            {t.end}
          </Button>
        )}
      </Group>
    </li>
  );
}
