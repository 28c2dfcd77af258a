import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { journeyLimits, type JourneySummary } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ActionsMenu } from '../../components/actions-menu.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { MenuLink } from '../../components/links.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useCreateJourney } from './api/create-journey.js';
import { journeyQuery } from './api/get-journey.js';
import { useRemoveJourney } from './api/remove-journey.js';
import { toDraft } from './editor/draft.js';
import { journeyTexts } from './texts.js';

type Props = { journey: JourneySummary; onRemoved?: () => void };

/** Its people, a copy as a draft, and away with it while nobody can be in it. */
export function JourneyMenu({ journey: { id, name, channelId, state, entered }, onRemoved }: Props) {
  const t = useTexts(journeyTexts);
  const fail = useRefusal();
  const { number } = useFormat();
  const queryClient = useQueryClient();
  const create = useCreateJourney();
  const remove = useRemoveJourney();
  const [removing, dialog] = useDisclosure(false);
  const done = (message: string) => notifications.show({ color: 'brand', message });

  async function duplicate(): Promise<void> {
    const copy = [...format(t.copyOf, { name })].slice(0, journeyLimits.name).join('');
    try {
      const content = toDraft(await queryClient.fetchQuery(journeyQuery(id)));
      await create.mutateAsync({ ...content, name: copy, channelId });
      done(format(t.duplicated, { name: copy }));
    } catch (error) {
      fail(error);
    }
  }

  const forget = () =>
    remove.mutate(id, {
      onSuccess: () => {
        dialog.close();
        done(format(t.removed, { name }));
        onRemoved?.();
      },
    });

  return (
    <>
      <ActionsMenu label={t.actions} name={format(t.actionsOf, { name })} pending={create.isPending}>
        <MenuLink
          to="/journeys/$journeyId/people"
          params={{ journeyId: id }}
          leftSection={<IconUsers size={18} />}
        >
          {t.openPeople}
        </MenuLink>
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={() => void duplicate()}>
          {t.duplicate}
        </Menu.Item>
        {(state === 'draft' || state === 'stopped') && (
          <Menu.Item leftSection={<IconTrash size={18} />} onClick={dialog.open}>
            {t.remove}
          </Menu.Item>
        )}
      </ActionsMenu>
      {removing && (
        <ConfirmDialog
          title={format(t.removeTitle, { name })}
          text={format(t.removeText, { count: number(entered) })}
          action={t.remove}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={forget}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
