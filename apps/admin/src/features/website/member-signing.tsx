import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { format } from '@tieline/web';
import { CodeBlock } from '../../components/code-block.js';
import { useTexts } from '../../shared/i18n.js';
import { memberTokenCode } from '../signing/signing-code.js';
import { SigningDialog } from '../signing/signing-dialog.js';
import { signingTexts } from '../signing/texts.js';
import { websiteTexts } from './texts.js';

/** an address of the brand's own website */
const tokenPath = '/line-member-token';

/** How the member who is signed in on the website comes along. */
export function MemberSigning({ channelId, scriptTag }: { channelId: string; scriptTag: string }) {
  const t = useTexts(websiteTexts);
  const signing = useTexts(signingTexts);
  const [opened, { open, close }] = useDisclosure(false);
  const withMember = scriptTag.replace('></script>', ` data-member-url="${tokenPath}"></script>`);
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t.memberUrl}
      </Text>
      <Button mt="xs" variant="default" onClick={open}>
        {signing.show}
      </Button>
      {opened && (
        <SigningDialog
          title={signing.token.title}
          steps={[
            signing.secretStep,
            format(signing.token.address, { path: tokenPath }),
            <>
              <Text mb="xs">{signing.token.tag}</Text>
              <CodeBlock label={t.scriptTag} copyLabel={t.copyScript}>
                {withMember}
              </CodeBlock>
            </>,
          ]}
          audience={channelId}
          minutes={5}
          code={memberTokenCode}
          onClose={close}
        />
      )}
    </div>
  );
}
