import { Button, Card, FileButton, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconUpload, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { useChannels } from '../channels/api/list-channels.js';
import { useImportFollowers, useImportOmnichat } from './api/contact-imports.js';
import { contactImportTexts } from './texts.js';

type Encoding = 'utf-8' | 'big5';

/** The two ways in, for one channel. */
export function ImportForms() {
  const t = useTexts(contactImportTexts);
  const channels = useChannels().data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const channelId = chosen ?? channels[0]?.id;
  return (
    <Stack>
      <Select
        label={t.channel}
        data={channels.map(({ id, name }) => ({ value: id, label: name }))}
        value={channelId ?? null}
        onChange={setChosen}
        allowDeselect={false}
        maw={320}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Omnichat channelId={channelId} />
        <Followers channelId={channelId} />
      </SimpleGrid>
    </Stack>
  );
}

function Omnichat({ channelId }: { channelId: string | undefined }) {
  const t = useTexts(contactImportTexts);
  const upload = useImportOmnichat();
  const [encoding, setEncoding] = useState<Encoding>('utf-8');
  return (
    <Card component="section" withBorder className="tl-card" aria-label={t.omnichat}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.omnichat}
        </Title>
        <Text size="sm">{t.omnichatText}</Text>
        <Text size="sm" c="dimmed">
          {t.omnichatShop}
        </Text>
        <Group align="flex-end" gap="xs">
          <Select
            label={t.encoding}
            data={[
              { value: 'utf-8', label: 'UTF-8' },
              { value: 'big5', label: 'Big5' },
            ]}
            value={encoding}
            onChange={(value) => setEncoding(value === 'big5' ? 'big5' : 'utf-8')}
            allowDeselect={false}
            w={120}
          />
          <FileButton
            accept=".csv,text/csv"
            onChange={(file) => file && channelId && upload.mutate({ channelId, file, encoding })}
            inputProps={{ 'aria-label': t.choose }}
          >
            {(props) => (
              <Button
                {...props}
                leftSection={<IconUpload size={18} aria-hidden />}
                loading={upload.isPending}
                disabled={!channelId}
              >
                {t.choose}
              </Button>
            )}
          </FileButton>
        </Group>
        <ErrorNote error={upload.error} />
      </Stack>
    </Card>
  );
}

function Followers({ channelId }: { channelId: string | undefined }) {
  const t = useTexts(contactImportTexts);
  const start = useImportFollowers();
  return (
    <Card component="section" withBorder className="tl-card" aria-label={t.followers}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.followers}
        </Title>
        <Text size="sm">{t.followersText}</Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconUsersPlus size={18} aria-hidden />}
            loading={start.isPending}
            disabled={!channelId}
            onClick={() => channelId && start.mutate(channelId)}
          >
            {t.start}
          </Button>
        </Group>
        <ErrorNote error={start.error} />
      </Stack>
    </Card>
  );
}
