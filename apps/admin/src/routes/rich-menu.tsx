import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useMenu } from '../features/rich-menus/api/get-menu.js';
import { MenuEditor } from '../features/rich-menus/editor/menu-editor.js';
import { MenuReading } from '../features/rich-menus/editor/menu-reading.js';
import { menuTexts } from '../features/rich-menus/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditMenus } from '../shared/roles.js';

const route = getRouteApi('/shell/rich-menus/$menuId');

export function RichMenuPage() {
  const t = useTexts(menuTexts);
  const { menuId } = route.useParams();
  const menu = useMenu(menuId);
  const writes = mayEditMenus(useSession().role);
  const channelId = menu.data?.channelId;
  return (
    <Page
      title={menu.data?.name ?? t.title}
      above={
        <TextLink to="/rich-menus" search={{ channelId }}>
          {t.title}
        </TextLink>
      }
    >
      <Loaded query={menu} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) =>
          writes ? (
            <MenuEditor
              key={found.id}
              channelId={found.channelId}
              menu={found}
              initial={found}
              onCreated={() => undefined}
            />
          ) : (
            <MenuReading menu={found} />
          )
        }
      </Loaded>
    </Page>
  );
}
