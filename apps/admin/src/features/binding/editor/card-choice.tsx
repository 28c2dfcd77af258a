import { Group, Select, Text } from '@mantine/core';
import type { Scenario } from '@tieline/contracts';
import { TextLink } from '../../../components/links.js';
import { useTexts } from '../../../shared/i18n.js';
import { useCards } from '../../cards/api/list-cards.js';
import { CardFields } from './card-fields.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

const own = 'own';

/** A saved card, or one that is edited here. */
export function CardChoice({ form, scenario }: { form: EditorForm; scenario: Scenario }) {
  const { card: t } = useTexts(editorTexts);
  const path = `scenarios.${scenario}.reply.saved`;
  const { saved } = form.values.scenarios[scenario].reply;
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const items = cards.map(({ id, name }) => ({ value: id, label: name }));
  // archived meanwhile, or further down a long list: it stays chosen
  const known = !saved || cards.some(({ id }) => id === saved.cardId);
  const others = known ? [] : [{ value: saved.cardId, label: t.gone }];

  function choose(value: string | null): void {
    const card = cards.find(({ id }) => id === value);
    if (card) form.setFieldValue(path, { cardId: card.id, content: card.content });
    else if (value === own) form.setFieldValue(path, null);
  }

  return (
    <>
      <Select
        label={t.choose}
        description={t.chooseHint}
        data={[
          { value: own, label: t.ownCard },
          { group: t.saved, items: [...others, ...items] },
        ]}
        value={saved?.cardId ?? own}
        onChange={choose}
        allowDeselect={false}
        error={form.errors[path]}
      />
      {saved ? (
        <Group gap="sm" justify="space-between">
          <Text size="sm" c="dimmed" flex="1 1 240px">
            {t.savedHint}
          </Text>
          <TextLink to="/cards/$cardId" params={{ cardId: saved.cardId }} size="sm">
            {t.edit}
          </TextLink>
        </Group>
      ) : (
        <CardFields form={form} scenario={scenario} />
      )}
    </>
  );
}
