import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ButtonLink } from '../../../components/links.js';
import { useRefusal } from '../../../components/use-refusal.js';
import { useTexts } from '../../../shared/i18n.js';
import type { ContactFilter } from '../api/list-contacts.js';
import { useChangeView } from './api/contact-views.js';
import { viewTexts } from './texts.js';
import { keptOf, searchOf } from './view-search.js';

type Props = { view: ContactView; filter: ContactFilter; onSaveNew: () => void };

/** The list is no longer what the view says: what can be done about it. */
export function ChangedView({ view, filter, onSaveNew }: Props) {
  const t = useTexts(viewTexts);
  return (
    <Group gap="xs">
      <Text size="sm" role="status">
        {format(t.differs, { name: view.name })}
      </Text>
      {view.mayChange && <SaveChanges view={view} filter={filter} />}
      <Button variant="default" size="compact-sm" onClick={onSaveNew}>
        {t.saveNew}
      </Button>
      <ButtonLink
        to="/contacts"
        search={searchOf(view)}
        activeOptions={{ exact: true, includeSearch: true }}
        variant="subtle"
        size="compact-sm"
      >
        {t.discard}
      </ButtonLink>
    </Group>
  );
}

function SaveChanges({ view: { id, version, name }, filter }: Omit<Props, 'onSaveNew'>) {
  const t = useTexts(viewTexts);
  const change = useChangeView();
  const fail = useRefusal();
  const onSuccess = () => notifications.show({ color: 'brand', message: format(t.saved, { name }) });
  return (
    <Button
      size="compact-sm"
      loading={change.isPending}
      onClick={() => change.mutate({ id, version, ...keptOf(filter) }, { onSuccess, onError: fail })}
    >
      {t.saveChanges}
    </Button>
  );
}
