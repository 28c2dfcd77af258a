import { Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState, type FormEvent } from 'react';
import { FormDialog } from '../../components/form-dialog.js';
import { useTexts } from '../../shared/i18n.js';
import { useTags } from './api/list-tags.js';
import { useMergeTag } from './api/tag-jobs.js';
import { tagTexts } from './texts.js';

export function MergeDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const tags = useTags();
  const merge = useMergeTag();
  const [intoId, choose] = useState<string | null>(null);
  const others = (tags.data?.items ?? []).filter(({ id }) => id !== tag.id);

  function begin(event: FormEvent): void {
    event.preventDefault();
    if (!intoId) return;
    merge.mutate(
      { id: tag.id, intoId },
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
      title={format(t.mergeTitle, { name: tag.name })}
      action={t.mergeAction}
      error={merge.error}
      sending={merge.isPending}
      onSubmit={begin}
      onClose={onClose}
    >
      <Text>{format(t.mergeText, { name: tag.name })}</Text>
      <Select
        label={t.mergeInto}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={intoId}
        onChange={choose}
        searchable
        data-autofocus
      />
    </FormDialog>
  );
}
