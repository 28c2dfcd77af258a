import { Button, SegmentedControl, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTags } from '@tabler/icons-react';
import type { ContactFilter } from '@tieline/contracts';
import { useState, type FormEvent } from 'react';
import { FormDialog } from '../../components/form-dialog.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useTags } from './api/list-tags.js';
import { useStartTagJob } from './api/tag-jobs.js';
import { tagTexts } from './texts.js';

/** Tags of everybody whom the list's filter finds. */
export function BulkTags({ filter }: { filter: ContactFilter }) {
  const t = useTexts(tagTexts);
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTags size={18} aria-hidden />} onClick={dialog.open}>
        {t.bulk}
      </Button>
      {opened && <BulkDialog filter={filter} onClose={dialog.close} />}
    </>
  );
}

function BulkDialog({ filter, onClose }: { filter: ContactFilter; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const { issueRequired } = useTexts(commonTexts);
  const tags = useTags();
  const start = useStartTagJob();
  const [tagId, choose] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [action, act] = useState<'add' | 'remove'>('add');

  function begin(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (!tagId) return;
    start.mutate(
      { action, tagId, filter },
      {
        onSuccess: () => {
          notifications.show({ color: 'brand', message: t.started });
          onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t.bulkTitle}
      action={t.start}
      error={start.error}
      sending={start.isPending}
      onSubmit={begin}
      onClose={onClose}
    >
      <Text>{t.bulkText}</Text>
      <SegmentedControl
        aria-label={t.bulkTitle}
        data={[
          { value: 'add', label: t.bulkActions.add },
          { value: 'remove', label: t.bulkActions.remove },
        ]}
        value={action}
        onChange={(value) => act(value === 'remove' ? 'remove' : 'add')}
      />
      <Select
        label={t.bulkTag}
        data={(tags.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={tagId}
        onChange={choose}
        error={asked && !tagId && issueRequired}
        searchable
        openOnFocus={false}
        data-autofocus
      />
    </FormDialog>
  );
}
