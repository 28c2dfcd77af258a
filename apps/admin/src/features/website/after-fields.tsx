import { Alert, Fieldset, Select, Stack } from '@mantine/core';
import type { SocialBindingSettings } from '@tieline/contracts';
import { VariableText } from '../../components/variable-text.js';
import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { TagSelect } from '../tags/tag-select.js';
import { websiteTexts } from './texts.js';
import type { WebsiteForm } from './website-draft.js';

type Props = { form: WebsiteForm; settings: Pick<SocialBindingSettings, 'way' | 'quotaUsedUp'> };

/** What follows a tie: the message with its price, and tags. */
export function AfterFields({ form, settings: { way, quotaUsedUp } }: Props) {
  const t = useTexts(websiteTexts);
  const { kind } = form.values.message;
  return (
    <Fieldset legend={t.after}>
      <Stack>
        <Alert color={way === 'link' ? 'yellow' : 'brand'}>{t.cost[way]}</Alert>
        {way === 'link' && quotaUsedUp && <Alert color="red">{t.usedUp}</Alert>}
        <Select
          label={t.message}
          data={Object.entries(t.messages).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          maw={280}
          {...form.getInputProps('message.kind')}
        />
        {kind === 'text' && (
          <VariableText
            label={t.messageText}
            limit={2000}
            rows={3}
            required
            {...form.getInputProps('message.text')}
          />
        )}
        {kind === 'savedCard' && <CardSelect form={form} />}
        <TagSelect label={t.tags} description={t.tagsHint} max={20} {...form.getInputProps('tagIds')} />
      </Stack>
    </Fieldset>
  );
}

function CardSelect({ form }: { form: WebsiteForm }) {
  const t = useTexts(websiteTexts);
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const { cardId } = form.values.message;
  // archived meanwhile, or further down a long list: it stays chosen
  const known = !cardId || cards.some(({ id }) => id === cardId);
  const others = known ? [] : [{ value: cardId, label: t.cardGone }];
  return (
    <Select
      label={t.card}
      data={[...others, ...cards.map(({ id, name }) => ({ value: id, label: name }))]}
      nothingFoundMessage={t.noCards}
      allowDeselect={false}
      withAsterisk
      maw={360}
      {...form.getInputProps('message.cardId')}
    />
  );
}
