import { Badge, Group } from '@mantine/core';
import type { Contact } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { contactTexts } from './texts.js';

const colors = {
  bound: 'brand',
  verifyAgain: 'yellow',
  unbound: 'gray',
  contested: 'yellow',
  many: 'yellow',
} as const;

type StateProps = { state: Contact['bindingState']; imported: boolean };

export function ContactState({ state, imported }: StateProps) {
  const t = useTexts(contactTexts);
  return (
    <Group gap={4}>
      <Badge variant="light" color={colors[state]} className="tl-chip">
        {t.states[state]}
      </Badge>
      {imported && (
        <Badge variant="light" color="gray" className="tl-chip">
          {t.imported}
        </Badge>
      )}
    </Group>
  );
}

/** LINE tells who becomes a friend and who leaves, not who was one before. */
export function Friendship({ friend }: Pick<Contact, 'friend'>) {
  const t = useTexts(contactTexts);
  const known = friend ? t.friend : t.notFriend;
  return (
    <Badge variant="light" color={friend ? 'brand' : 'gray'} className="tl-chip">
      {friend === null ? t.friendUnknown : known}
    </Badge>
  );
}

/** The same in a word, as the filter of the list calls it. */
export function FriendBadge({ friend }: Pick<Contact, 'friend'>) {
  const { friendships } = useTexts(contactTexts);
  const known = friend ? 'friend' : 'blocked';
  return (
    <Badge variant="light" color={friend ? 'brand' : 'gray'} className="tl-chip">
      {friendships[friend === null ? 'unknown' : known]}
    </Badge>
  );
}

/** The first two tags and how many more. */
export function TagBadges({ tags }: { tags: Contact['tags'] }) {
  const t = useTexts(commonTexts);
  if (tags.length === 0) return t.none;
  const shown = tags.slice(0, 2);
  return (
    <Group gap={4}>
      {shown.map((tag) => (
        <Badge key={tag.id} variant="light" color="gray" className="tl-chip tl-tag" title={tag.name}>
          {tag.name}
        </Badge>
      ))}
      {tags.length > shown.length && (
        <Badge variant="light" color="gray" className="tl-chip">
          {`+${tags.length - shown.length}`}
        </Badge>
      )}
    </Group>
  );
}
