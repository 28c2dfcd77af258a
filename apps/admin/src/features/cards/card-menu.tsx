import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconArchiveOff, IconCopy } from '@tabler/icons-react';
import type { MessageCard } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { ActionsMenu } from '../../components/actions-menu.js';
import { NoticeDialog } from '../../components/notice-dialog.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useTexts } from '../../shared/i18n.js';
import { useArchiveCard } from './api/archive-card.js';
import { useCreateCard } from './api/create-card.js';
import { CardUseList } from './card-uses.js';
import { cardTexts } from './texts.js';

/** Duplicate, and put away or bring back; a card in use says where instead. */
export function CardMenu({ card }: { card: MessageCard }) {
  const t = useTexts(cardTexts);
  const fail = useRefusal();
  const [usesOpened, uses] = useDisclosure(false);
  const archive = useArchiveCard();
  const create = useCreateCard();
  const { id, name, archived } = card;

  const done = (message: string) => notifications.show({ color: 'brand', message });

  function duplicate(): void {
    const copy = format(t.copyOf, { name }).slice(0, 100);
    create.mutate(
      { name: copy, content: card.content },
      { onSuccess: () => done(format(t.duplicated, { name: copy })), onError: fail },
    );
  }

  function putAway(): void {
    if (card.uses.length > 0) return uses.open();
    archive.mutate(
      { id, archived: !archived },
      {
        onSuccess: () => done(format(archived ? t.unarchived : t.archived, { name })),
        // somebody has begun to use it since the list was loaded: the list comes anew, and says where
        onError: (error) =>
          error instanceof ApiError && error.problem?.code === 'card.in_use' ? uses.open() : fail(error),
      },
    );
  }

  return (
    <>
      <ActionsMenu
        label={t.actions}
        name={format(t.actionsOf, { name })}
        pending={archive.isPending || create.isPending}
      >
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={duplicate}>
          {t.duplicate}
        </Menu.Item>
        <Menu.Item
          leftSection={archived ? <IconArchiveOff size={18} /> : <IconArchive size={18} />}
          onClick={putAway}
        >
          {archived ? t.unarchive : t.archive}
        </Menu.Item>
      </ActionsMenu>
      <InUse card={card} opened={usesOpened} onClose={uses.close} />
    </>
  );
}

function InUse({ card, opened, onClose }: { card: MessageCard; opened: boolean; onClose: () => void }) {
  const t = useTexts(cardTexts);
  return (
    <NoticeDialog opened={opened} title={t.inUse} text={t.inUseText} onClose={onClose}>
      <CardUseList uses={card.uses} />
    </NoticeDialog>
  );
}
