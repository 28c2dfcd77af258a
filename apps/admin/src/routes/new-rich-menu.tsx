import { getRouteApi } from '@tanstack/react-router';
import { richMenuSizes } from '@tieline/contracts';
import { useState } from 'react';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useMenuChannels, type MenuChannel } from '../features/rich-menus/api/list-menu-channels.js';
import { gridOf } from '../features/rich-menus/editor/area-geometry.js';
import { newAreaKey, type MenuContent } from '../features/rich-menus/editor/menu-draft.js';
import { MenuEditor } from '../features/rich-menus/editor/menu-editor.js';
import { menuTexts } from '../features/rich-menus/texts.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/menu-writers/rich-menus/new');

export function NewRichMenuPage() {
  const t = useTexts(menuTexts);
  const { channelId } = route.useSearch();
  const channels = useMenuChannels();
  return (
    <Page
      title={t.newTitle}
      above={
        <TextLink to="/rich-menus" search={{ channelId }}>
          {t.title}
        </TextLink>
      }
    >
      <Loaded query={channels} skeleton={<SkeletonRows rows={1} height={480} />}>
        {({ items }) => {
          const channel = items.find(({ id }) => id === channelId) ?? items[0];
          return channel && <NewMenu key={channel.id} channel={channel} />;
        }}
      </Loaded>
    </Page>
  );
}

function NewMenu({ channel }: { channel: MenuChannel }) {
  const { chatBarDefault } = useTexts(menuTexts).editor;
  const navigate = route.useNavigate();
  const [initial] = useState(() => blankMenu(chatBarDefault));
  const open = (menuId: string) =>
    void navigate({ to: '/rich-menus/$menuId', params: { menuId }, replace: true, ignoreBlocker: true });
  return <MenuEditor channelId={channel.id} menu={null} initial={initial} onCreated={open} />;
}

/** The two things that every brand's menu has, side by side. */
function blankMenu(chatBarText: string): MenuContent {
  const size = richMenuSizes.large;
  const actions = ['memberCard', 'phoneBinding'] as const;
  const bounds = gridOf(size, 2, 1);
  const areas = bounds.map((place, index) => ({
    key: newAreaKey(),
    bounds: place,
    label: '',
    action: { type: actions[index] ?? 'memberCard' },
  }));
  return { name: '', size, pictureId: null, chatBarText, selected: true, areas };
}
