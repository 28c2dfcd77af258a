import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ActionsMenu } from '../../../components/actions-menu.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useRemoveView } from './api/contact-views.js';
import { EditViewDialog } from './edit-view-dialog.js';
import { viewTexts } from './texts.js';

/** What can be done with the view that is open, by those who may. */
export function ViewMenu({ view, onRemoved }: { view: ContactView; onRemoved: () => void }) {
  const t = useTexts(viewTexts);
  const remove = useRemoveView();
  const [editing, edit] = useDisclosure(false);
  const [removing, dialog] = useDisclosure(false);
  const { id, name, shared } = view;
  const onSuccess = () => {
    notifications.show({ color: 'brand', message: format(t.removed, { name }) });
    onRemoved();
  };
  return (
    <>
      <ActionsMenu label={t.actions} name={format(t.actionsOf, { name })} pending={false}>
        <Menu.Item leftSection={<IconPencil size={18} />} onClick={edit.open}>
          {t.edit}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={18} />} onClick={dialog.open}>
          {t.remove}
        </Menu.Item>
      </ActionsMenu>
      {editing && <EditViewDialog view={view} onClose={edit.close} />}
      {removing && (
        <ConfirmDialog
          title={format(t.removeTitle, { name })}
          text={shared ? t.removeShared : t.removeText}
          action={t.remove}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess })}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
