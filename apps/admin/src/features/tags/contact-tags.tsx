import { Card, Title } from '@mantine/core';
import type { ContactDetail } from '@tieline/contracts';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { useTagContact } from './api/tag-contact.js';
import { TagSelect } from './tag-select.js';
import { tagTexts } from './texts.js';

const most = 50;

/** One contact's tags; a change is saved as it is made. */
export function ContactTags({ contact }: { contact: Pick<ContactDetail, 'id' | 'tags'> }) {
  const t = useTexts(tagTexts);
  const change = useTagContact(contact.id);
  const on = contact.tags.map(({ id }) => id);

  function save(next: string[]): void {
    const addIds = next.filter((id) => !on.includes(id));
    const removeIds = on.filter((id) => !next.includes(id));
    if (addIds.length + removeIds.length > 0) change.mutate({ addIds, removeIds });
  }

  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      <ErrorNote error={change.error} />
      <TagSelect label={t.ofContact} description={t.ofContactHint} value={on} onChange={save} max={most} />
    </Card>
  );
}
