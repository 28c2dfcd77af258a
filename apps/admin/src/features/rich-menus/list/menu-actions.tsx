import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { richMenuLimits, type RichMenu } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useState } from 'react';
import { ActionsMenu } from '../../../components/actions-menu.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { NoticeDialog } from '../../../components/notice-dialog.js';
import { useRefusal } from '../../../components/use-refusal.js';
import { useTexts } from '../../../shared/i18n.js';
import { useCreateMenu, useDeleteMenu } from '../api/save-menu.js';
import { newAreaKey } from '../editor/menu-draft.js';
import { menuTexts } from '../texts.js';
import { MenuUses } from './menu-uses.js';

/** Duplicate, and delete; a menu in use says where instead. */
export function MenuActions({ menu }: { menu: RichMenu }) {
  const t = useTexts(menuTexts);
  const refuse = useRefusal();
  const create = useCreateMenu();
  const remove = useDeleteMenu();
  const [dialog, open] = useState<'remove' | 'inUse' | null>(null);
  const { id, name, channelId, inRules, isDefault, switchedToFrom, journeys } = menu;
  const used = isDefault || inRules.length + switchedToFrom.length + journeys.length > 0;
  const done = (message: string) => notifications.show({ color: 'brand', message });

  function duplicate(): void {
    const copy = format(t.copyOf, { name }).slice(0, richMenuLimits.name);
    const { size, pictureId, chatBarText, selected } = menu;
    const areas = menu.areas.map((area) => ({ ...area, key: newAreaKey() }));
    create.mutate(
      { channelId, name: copy, size, pictureId, chatBarText, selected, areas },
      { onSuccess: () => done(format(t.duplicated, { name: copy })), onError: refuse },
    );
  }

  function confirm(): void {
    remove.mutate(id, {
      onSuccess: () => {
        done(format(t.removed, { name }));
        open(null);
      },
      // somebody has begun to use it since the list was loaded: the list comes anew, and says where
      onError: (error) =>
        error instanceof ApiError && error.problem?.code === 'rich_menu.in_use' && open('inUse'),
    });
  }

  return (
    <>
      <ActionsMenu
        label={t.columns.actions}
        name={format(t.actionsOf, { name })}
        pending={create.isPending || remove.isPending}
      >
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={duplicate}>
          {t.duplicate}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={18} />}
          c="var(--mantine-color-error)"
          onClick={() => open(used ? 'inUse' : 'remove')}
        >
          {t.remove}
        </Menu.Item>
      </ActionsMenu>
      {dialog === 'remove' && (
        <ConfirmDialog
          title={format(t.removeTitle, { name })}
          text={t.removeText}
          action={t.remove}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={confirm}
          onClose={() => open(null)}
        />
      )}
      <NoticeDialog opened={dialog === 'inUse'} title={t.inUse} text={t.inUseText} onClose={() => open(null)}>
        <MenuUses menu={menu} onFollow={() => open(null)} />
      </NoticeDialog>
    </>
  );
}
