import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { format } from '@tieline/web';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyIcon } from '../../components/copy-button.js';
import { useTexts } from '../../shared/i18n.js';
import { QrDialog } from './qr-dialog.js';
import { bindingTexts } from './texts.js';

type Props = { name: string; bindingUrl: string; memberCardUrl: string | null; onClose: () => void };

const shape = /^[a-z0-9][a-z0-9_-]{0,31}$/;

export function withSource(url: string, source: string): string {
  const address = new URL(url);
  address.searchParams.set('src', source);
  return address.toString();
}

/** A link that says where it stands, so that the funnel can tell a poster from a menu. */
export function SourceDialog({ name, bindingUrl, memberCardUrl, onClose }: Props) {
  const t = useTexts(bindingTexts);
  const [typed, setTyped] = useState('');
  const [qrOpened, setQrOpened] = useState(false);
  const source = typed.trim().toLowerCase();
  const good = shape.test(source);
  return (
    <Modal opened onClose={onClose} title={format(t.sourceTitle, { name })} centered>
      <Stack>
        <Text size="sm" c="dimmed">
          {t.sourceText}
        </Text>
        <TextInput
          label={t.source}
          description={t.sourceHint}
          placeholder="menu"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={source !== '' && !good && t.sourceWrong}
          maxLength={32}
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
        />
        {good && (
          <>
            <Link url={withSource(bindingUrl, source)} what={t.bindingLink} />
            <Button
              variant="default"
              leftSection={<IconQrcode size={18} aria-hidden />}
              onClick={() => setQrOpened(true)}
            >
              {t.showQr}
            </Button>
            {memberCardUrl && <Link url={withSource(memberCardUrl, source)} what={t.cardLink} />}
          </>
        )}
      </Stack>
      <QrDialog
        name={name}
        url={good ? withSource(bindingUrl, source) : bindingUrl}
        opened={qrOpened}
        onClose={() => setQrOpened(false)}
      />
    </Modal>
  );
}

function Link({ url, what }: { url: string; what: string }) {
  return (
    <div>
      <Text fw={600} size="sm">
        {what}
      </Text>
      <Group gap={4} wrap="nowrap">
        <Text className="tl-url">{url}</Text>
        <CopyIcon value={url} what={what} />
      </Group>
    </div>
  );
}
