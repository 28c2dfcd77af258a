import { Alert, Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { shopPlatformNames, type Binding, type ContactDetail } from '@tieline/contracts';
import { CopyIcon } from '../../components/copy-button.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { ContactJourneys } from '../journeys/people/contact-journeys.js';
import { ContactMenu } from '../rich-menus/contact-menu.js';
import { useSession } from '../session/api/get-session.js';
import { ContactTags } from '../tags/contact-tags.js';
import { ContactTies } from '../website/contact-ties.js';
import { ContactState, Friendship } from './contact-state.js';
import { SameCustomer } from './same-customer.js';
import { ShopWrites } from './shop-writes.js';
import { PhoneNumber } from './privacy/phone-number.js';
import { contactTexts } from './texts.js';
import { Timeline } from './timeline/timeline.js';

export function ContactView({ contact }: { contact: ContactDetail }) {
  const t = useTexts(contactTexts);
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <ContactState state={contact.bindingState} imported={contact.imported} />
        <Friendship friend={contact.friend} />
      </Group>
      <VerifyAgain binding={contact.bindings[0]} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Identity contact={contact} />
        <ContactTags contact={contact} />
        <SameCustomer contact={contact} />
        <ShopWrites writes={contact.shopWrites} />
        <ContactTies contactId={contact.id} />
      </SimpleGrid>
      <section>
        <Title order={2} mb="sm">
          {t.history}
        </Title>
        <History bindings={contact.bindings} />
      </section>
      <ContactJourneys contactId={contact.id} />
      <Timeline contactId={contact.id} />
    </Stack>
  );
}

function VerifyAgain({ binding }: { binding: Binding | undefined }) {
  const t = useTexts(contactTexts).verifyAgain;
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (!binding?.verifyAgain) return null;
  const { reason, since } = binding.verifyAgain;
  return (
    <Alert color="yellow" title={`${t.title} · ${dateTime(since)}`}>
      {t.reasons[reason]} {t.hint}
    </Alert>
  );
}

function Identity({ contact }: { contact: ContactDetail }) {
  const t = useTexts(contactTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const { locale } = useLanguage();
  const platform =
    contact.platform === 'none'
      ? t.noPlatform
      : contact.platform && shopPlatformNames[contact.platform][locale];
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2}>{t.identity}</Title>
      <dl className="tl-fields">
        <dt>{t.uid}</dt>
        <dd>
          <Group gap={4} wrap="nowrap">
            <span className="tl-url">{contact.lineUserId}</span>
            <CopyIcon value={contact.lineUserId} what={t.uid} />
          </Group>
        </dd>
        <dt>{t.columns.phone}</dt>
        <dd>
          {contact.maskedPhone ? (
            <PhoneNumber key={contact.boundAt} contactId={contact.id} masked={contact.maskedPhone} />
          ) : (
            none
          )}
        </dd>
        <dt>{t.columns.member}</dt>
        <dd>{contact.memberNumber ?? none}</dd>
        <dt>{t.platform}</dt>
        <dd>{platform ?? none}</dd>
        <dt>{t.columns.channel}</dt>
        <dd>{contact.channelName}</dd>
        <ContactMenu contactId={contact.id} />
        <dt>{t.columns.boundAt}</dt>
        <dd>{contact.boundAt ? dateTime(contact.boundAt) : none}</dd>
        <dt>{t.joined}</dt>
        <dd>{dateTime(contact.createdAt)}</dd>
      </dl>
    </Card>
  );
}

function History({ bindings }: { bindings: readonly Binding[] }) {
  const t = useTexts(contactTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (bindings.length === 0) return <Text c="dimmed">{t.noHistory}</Text>;
  const label = t.historyColumns;
  const columns: Column<Binding>[] = [
    {
      key: 'state',
      label: label.state,
      cell: ({ state }) => (
        <Badge variant="light" color={state === 'active' ? 'brand' : 'gray'} className="tl-chip">
          {t[state]}
        </Badge>
      ),
    },
    { key: 'phone', label: label.phone, cell: ({ maskedPhone }) => maskedPhone },
    {
      key: 'member',
      label: label.member,
      cell: ({ memberName, memberNumber }) => [memberName, memberNumber].filter(Boolean).join(' · ') || none,
    },
    {
      key: 'period',
      label: label.period,
      cell: ({ boundAt, endedAt }) => `${dateTime(boundAt)} – ${endedAt ? dateTime(endedAt) : t.now}`,
    },
    { key: 'reason', label: label.reason, cell: ({ endReason }) => endReason ?? none },
  ];
  return <DataTable caption={t.historyCaption} columns={columns} rows={bindings} rowKey={({ id }) => id} />;
}
