import { Button, Group, Tooltip } from '@mantine/core';
import { ErrorNote } from '../../../components/error-note.js';
import { useTexts } from '../../../shared/i18n.js';
import { mayBind } from '../../../shared/roles.js';
import { useSession } from '../../session/api/get-session.js';
import { useRevealPhone } from '../api/reveal-phone.js';
import { privacyTexts } from './texts.js';

/** A masked number, and for those who may the way to the whole one. */
export function PhoneNumber({ contactId, masked }: { contactId: string; masked: string }) {
  const t = useTexts(privacyTexts);
  const reveal = useRevealPhone(contactId);
  const may = mayBind(useSession().role);
  return (
    <>
      <Group gap="xs">
        <span>{reveal.data?.phone ?? masked}</span>
        {may && !reveal.data && (
          <Tooltip label={t.revealNote}>
            <Button
              size="compact-xs"
              variant="default"
              loading={reveal.isPending}
              onClick={() => reveal.mutate()}
            >
              {t.reveal}
            </Button>
          </Tooltip>
        )}
      </Group>
      <ErrorNote error={reveal.error} />
    </>
  );
}
