import { Avatar, Group } from '@mantine/core';
import type { Contact } from '@tieline/contracts';
import { DataTable, type Column } from '../../components/data-table.js';
import { TextLink } from '../../components/links.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import type { ContactSort } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { ContactState, FriendBadge, TagBadges } from './contact-state.js';
import { contactTexts } from './texts.js';

type Props = {
  contacts: readonly Contact[];
  sort: ContactSort;
  /** absent: the list has an order of its own */
  onSort: ((sort: ContactSort) => void) | undefined;
};

export function ContactTable({ contacts, sort, onSort }: Props) {
  const { columns: label, tableCaption, friendship } = useTexts(contactTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  /** Newest first at the first press, the other way round at the next. */
  const sorting = (by: 'createdAt' | 'boundAt') =>
    onSort && {
      sort: {
        direction: sort === by ? ('ascending' as const) : sort === `-${by}` ? ('descending' as const) : null,
        onSort: () => onSort(sort === `-${by}` ? by : `-${by}`),
      },
    };
  const columns: Column<Contact>[] = [
    { key: 'name', label: label.name, cell: (contact) => <ContactName contact={contact} /> },
    {
      key: 'state',
      label: label.state,
      cell: (contact) => (
        <div className="tl-whole">
          <ContactState state={contact.bindingState} imported={contact.imported} />
        </div>
      ),
    },
    {
      key: 'friend',
      label: friendship,
      cell: (contact) => (
        <div className="tl-whole">
          <FriendBadge friend={contact.friend} />
        </div>
      ),
    },
    { key: 'phone', label: label.phone, cell: (contact) => <Unbroken text={contact.maskedPhone} /> },
    { key: 'member', label: label.member, cell: (contact) => <Unbroken text={contact.memberNumber} /> },
    {
      key: 'channel',
      label: label.channel,
      cell: (contact) => <span className="tl-word">{contact.channelName}</span>,
    },
    { key: 'tags', label: label.tags, cell: (contact) => <TagBadges tags={contact.tags} /> },
    {
      key: 'boundAt',
      label: label.boundAt,
      cell: (contact) => (contact.boundAt ? dateTime(contact.boundAt) : none),
      ...sorting('boundAt'),
    },
    {
      key: 'createdAt',
      label: label.createdAt,
      cell: (contact) => dateTime(contact.createdAt),
      ...sorting('createdAt'),
    },
  ];
  return <DataTable caption={tableCaption} columns={columns} rows={contacts} rowKey={({ id }) => id} />;
}

function Unbroken({ text }: { text: string | null }) {
  const { none } = useTexts(commonTexts);
  return <span className="tl-unbroken">{text ?? none}</span>;
}

function ContactName({ contact }: { contact: Contact }) {
  const { unnamed } = useTexts(commonTexts);
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar src={contact.pictureUrl} alt="" size={32} radius="xl">
        {contact.displayName?.slice(0, 1)}
      </Avatar>
      <TextLink
        to="/contacts/$contactId"
        params={{ contactId: contact.id }}
        fw={600}
        className="tl-ellipsis tl-word"
      >
        {contact.displayName ?? unnamed}
      </TextLink>
    </Group>
  );
}
