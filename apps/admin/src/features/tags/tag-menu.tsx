import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowMerge,
  IconHistory,
  IconPencil,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import type { Tag } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useState } from 'react';
import { ActionsMenu } from '../../components/actions-menu.js';
import { MenuLink } from '../../components/links.js';
import { NoticeDialog } from '../../components/notice-dialog.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useTexts } from '../../shared/i18n.js';
import { useArchiveTag } from './api/archive-tag.js';
import { ImportDialog } from './import-dialog.js';
import { MergeDialog } from './merge-dialog.js';
import { TagFieldsDialog } from './tag-fields.js';
import { TagLogDialog } from './tag-log-dialog.js';
import { TagUses } from './tag-uses.js';
import { tagTexts } from './texts.js';

type Dialog = 'fields' | 'merge' | 'import' | 'log' | 'uses';

export function TagMenu({ tag, mayChange }: { tag: Tag; mayChange: boolean }) {
  const t = useTexts(tagTexts);
  const refuse = useRefusal();
  const archive = useArchiveTag();
  const [dialog, open] = useState<Dialog | null>(null);
  const { id, name } = tag;
  const archived = tag.archivedAt !== null;

  function putAway(): void {
    if (tag.uses.length > 0) return open('uses');
    archive.mutate(
      { id, archived: !archived },
      {
        onSuccess: () =>
          notifications.show({
            color: 'brand',
            message: format(archived ? t.restored : t.archived, { name }),
          }),
        onError: (error) => {
          // somebody has begun to use it since the list was loaded
          if (error instanceof ApiError && error.problem?.code === 'tag.in_use') return open('uses');
          refuse(error);
        },
      },
    );
  }

  return (
    <>
      <ActionsMenu label={t.columns.actions} name={format(t.actionsOf, { name })} pending={archive.isPending}>
        {!archived && (
          <MenuLink to="/contacts" search={{ tagId: id }} leftSection={<IconUsers size={18} />}>
            {t.people}
          </MenuLink>
        )}
        <Menu.Item leftSection={<IconHistory size={18} />} onClick={() => open('log')}>
          {t.log}
        </Menu.Item>
        {mayChange && !archived && (
          <>
            <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => open('fields')}>
              {t.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconUpload size={18} />} onClick={() => open('import')}>
              {t.importFile}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowMerge size={18} />} onClick={() => open('merge')}>
              {t.merge}
            </Menu.Item>
          </>
        )}
        {mayChange && (
          <Menu.Item
            leftSection={archived ? <IconArchiveOff size={18} /> : <IconArchive size={18} />}
            onClick={putAway}
          >
            {archived ? t.restore : t.archive}
          </Menu.Item>
        )}
      </ActionsMenu>
      <OpenDialog dialog={dialog} tag={tag} onClose={() => open(null)} />
    </>
  );
}

function OpenDialog({ dialog, ...props }: { dialog: Dialog | null; tag: Tag; onClose: () => void }) {
  switch (dialog) {
    case 'fields':
      return <TagFieldsDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'import':
      return <ImportDialog {...props} />;
    case 'log':
      return <TagLogDialog {...props} />;
    case 'uses':
      return <InUse {...props} />;
    case null:
      return null;
  }
}

function InUse({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  return (
    <NoticeDialog opened title={t.inUse} text={t.inUseText} onClose={onClose}>
      <TagUses uses={tag.uses} />
    </NoticeDialog>
  );
}
