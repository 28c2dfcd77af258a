import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChevronDown,
  IconExternalLink,
  IconId,
  IconLink,
  IconQrcode,
  IconTag,
} from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useCopy } from '../../components/use-copy.js';
import { useTexts } from '../../shared/i18n.js';
import { QrDialog } from './qr-dialog.js';
import { SourceDialog } from './source-dialog.js';
import { bindingTexts } from './texts.js';

type Props = { name: string; bindingUrl: string | null; memberCardUrl: string | null };

/** 動作: the links of a channel, as text, as a picture, or opened. */
export function LinkMenu({ name, bindingUrl, memberCardUrl }: Props) {
  const t = useTexts(bindingTexts);
  const copy = useCopy();
  const [qrOpened, qr] = useDisclosure(false);
  const [sourceOpened, source] = useDisclosure(false);
  if (!bindingUrl) return null;
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={16} aria-hidden />}
            aria-label={format(t.actionsOf, { name })}
          >
            {t.actions}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLink size={18} />}
            onClick={() => void copy(bindingUrl, t.bindingLink)}
          >
            {t.copyBinding}
          </Menu.Item>
          {memberCardUrl && (
            <Menu.Item
              leftSection={<IconId size={18} />}
              onClick={() => void copy(memberCardUrl, t.cardLink)}
            >
              {t.copyCard}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconQrcode size={18} />} onClick={qr.open}>
            {t.showQr}
          </Menu.Item>
          <Menu.Item leftSection={<IconTag size={18} />} onClick={source.open}>
            {t.withSource}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={bindingUrl}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={18} />}
          >
            {t.test}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <QrDialog name={name} url={bindingUrl} opened={qrOpened} onClose={qr.close} />
      {sourceOpened && <SourceDialog {...{ name, bindingUrl, memberCardUrl }} onClose={source.close} />}
    </>
  );
}
