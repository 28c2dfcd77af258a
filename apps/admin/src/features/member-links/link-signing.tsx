import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTexts } from '../../shared/i18n.js';
import { memberLinkCode } from '../signing/signing-code.js';
import { SigningDialog } from '../signing/signing-dialog.js';
import { signingTexts } from '../signing/texts.js';

/** How the brand's server makes a link. */
export function LinkSigning({ liffId }: { liffId: string }) {
  const t = useTexts(signingTexts);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" w="fit-content" onClick={open}>
        {t.show}
      </Button>
      {opened && (
        <SigningDialog
          title={t.link.title}
          steps={[t.secretStep, t.link.place, t.link.redirect]}
          audience={liffId}
          minutes={10}
          code={memberLinkCode}
          onClose={close}
        />
      )}
    </>
  );
}
