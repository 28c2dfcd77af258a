import { Stack, Text } from '@mantine/core';
import { ApiError } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { ButtonLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { EntryCard } from './entry-card.js';
import { entryTexts } from './texts.js';

/** The link was used, taken back or is too old; other faults are said as they are. */
export function DeadLink({ error }: { error: unknown }) {
  const t = useTexts(entryTexts);
  const gone = error instanceof ApiError && error.problem?.code === 'auth.link_invalid';
  return (
    <EntryCard title={t.linkInvalid}>
      <Stack mt="sm">
        {gone ? <Text>{t.linkInvalidText}</Text> : <ErrorNote error={error} />}
        <ButtonLink to="/login" variant="default">
          {t.goToSignIn}
        </ButtonLink>
      </Stack>
    </EntryCard>
  );
}
