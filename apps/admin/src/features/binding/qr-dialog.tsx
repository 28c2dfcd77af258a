import { Button, Center, Group, Modal, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { CopyIcon } from '../../components/copy-button.js';
import { useTexts } from '../../shared/i18n.js';
import { downloadPng, downloadSvg, qrPath } from './qr-file.js';
import { bindingTexts } from './texts.js';

type Props = { name: string; url: string; opened: boolean; onClose: () => void };

export function QrDialog({ name, url, opened, onClose }: Props) {
  const t = useTexts(bindingTexts);
  const qr = useMemo(() => encode(url, { ecc: 'M', border: 4 }), [url]);
  return (
    <Modal opened={opened} onClose={onClose} title={format(t.qrTitle, { name })} centered>
      <Center bg="white" p="xs" bdrs="md">
        <svg
          role="img"
          aria-label={t.qrAlt}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          width={260}
          height={260}
          shapeRendering="crispEdges"
        >
          <path d={qrPath(qr)} fill="#000" />
        </svg>
      </Center>
      <Group gap={4} wrap="nowrap" mt="sm">
        <Text className="tl-url">{url}</Text>
        <CopyIcon value={url} what={t.bindingLink} />
      </Group>
      <Text size="sm" c="dimmed" my="sm">
        {t.qrHint}
      </Text>
      <Group gap="xs">
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => void downloadPng(qr, name)}
        >
          {t.downloadPng}
        </Button>
        <Button variant="default" onClick={() => downloadSvg(qr, name)}>
          {t.downloadSvg}
        </Button>
      </Group>
    </Modal>
  );
}
