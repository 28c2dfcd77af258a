import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { useTexts } from '../../../shared/i18n.js';
import type { ContactFilter } from '../api/list-contacts.js';
import { useContactViews } from './api/contact-views.js';
import { ChangedView } from './changed-view.js';
import { NewViewDialog } from './new-view-dialog.js';
import { viewTexts } from './texts.js';
import { ViewMenu } from './view-menu.js';
import { GoneNote, UnknownView } from './view-notes.js';
import { ViewRow } from './view-row.js';
import { isPlain, sameList } from './view-search.js';

type Props = { filter: ContactFilter; viewId: string | undefined };

/** The views that somebody can open, and what can be done with the one that is open. */
export function ContactViews({ filter, viewId }: Props) {
  const t = useTexts(viewTexts);
  const views = useContactViews();
  const navigate = useNavigate();
  const [naming, dialog] = useDisclosure(false);
  // a view that was saved just now is not among those that were asked for before
  const [madeId, setMade] = useState<string | null>(null);
  if (!views.data) return <ErrorNote error={views.error} />;
  const { items } = views.data;
  const open = items.find(({ id }) => id === viewId);
  const keepable = viewId === undefined && !isPlain(filter);
  const unknown = viewId !== undefined && !open && viewId !== madeId;
  if (items.length === 0 && !keepable && !unknown) return null;
  const changed = open !== undefined && !sameList(filter, { ...open.filter, sort: open.sort });
  const go = (id: string | undefined) =>
    void navigate({ to: '/contacts', search: { ...filter, viewId: id }, replace: true });
  return (
    <Stack gap="sm">
      <ViewRow views={items} viewId={viewId} changed={changed}>
        {keepable && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconBookmark size={16} aria-hidden />}
            onClick={dialog.open}
          >
            {t.keep}
          </Button>
        )}
        {/* its dialogs are about one view */}
        {open?.mayChange && <ViewMenu key={open.id} view={open} onRemoved={() => go(undefined)} />}
      </ViewRow>
      {open && <GoneNote view={open} filter={filter} />}
      {open && changed && <ChangedView view={open} filter={filter} onSaveNew={dialog.open} />}
      {unknown && <UnknownView onClose={() => go(undefined)} />}
      {naming && (
        <NewViewDialog
          filter={filter}
          onClose={dialog.close}
          onMade={(id) => {
            setMade(id);
            go(id);
          }}
        />
      )}
    </Stack>
  );
}
