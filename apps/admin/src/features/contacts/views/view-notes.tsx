import { Alert, Button, Group } from '@mantine/core';
import type { ContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import type { ContactFilter } from '../api/list-contacts.js';
import { viewTexts } from './texts.js';

/** A tag or a channel that the view names and that is there no more; until something else is chosen. */
export function GoneNote({ view, filter }: { view: ContactView; filter: ContactFilter }) {
  const t = useTexts(viewTexts);
  const standing = view.gone.filter(({ what }) =>
    what === 'tag' ? filter.tagId === view.filter.tagId : filter.channelId === view.filter.channelId,
  );
  if (standing.length === 0) return null;
  return (
    <Alert color="yellow" title={t.goneTitle}>
      {standing.map(({ what, name }) => (
        <div key={what}>{name === null ? t.goneNameless[what] : format(t.gone[what], { name })}</div>
      ))}
    </Alert>
  );
}

/** The address names a view that this person can not open. */
export function UnknownView({ onClose }: { onClose: () => void }) {
  const t = useTexts(viewTexts);
  const { close } = useTexts(commonTexts);
  return (
    <Alert color="yellow" title={t.unknownTitle}>
      <Group justify="space-between" gap="sm">
        <span>{t.unknownText}</span>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {close}
        </Button>
      </Group>
    </Alert>
  );
}
