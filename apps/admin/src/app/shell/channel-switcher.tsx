import { Button, Menu } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useChannels } from '../../features/channels/api/list-channels.js';
import { useSession } from '../../features/session/api/get-session.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { useChannelScope } from './channel-scope.js';
import { shellTexts } from './texts.js';

type Props = { onChosen?: (() => void) | undefined };

/** For teams with several channels; their list is for admins and supervisors. */
export function ChannelSwitcher({ onChosen }: Props) {
  const { role } = useSession();
  return mayBind(role) ? <Switcher onChosen={onChosen} /> : null;
}

const all = 'all';

function Switcher({ onChosen }: Props) {
  const t = useTexts(shellTexts);
  const { data } = useChannels();
  const { channelId, choose } = useChannelScope();
  const channels = data?.items ?? [];
  if (channels.length < 2) return null;
  const change = (id: string) => {
    choose(id === all ? null : id);
    onChosen?.();
  };
  const name = channels.find(({ id }) => id === channelId)?.name ?? t.allChannels;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          px="xs"
          maw={220}
          rightSection={<IconSelector size={16} aria-hidden />}
          aria-label={format(t.channel, { name })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={channelId ?? all} onChange={change}>
          <Menu.RadioItem value={all} closeMenuOnClick>
            {t.allChannels}
          </Menu.RadioItem>
          {channels.map(({ id, name: label }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
