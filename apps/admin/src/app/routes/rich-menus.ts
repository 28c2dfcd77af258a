import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { menusSearch } from '../../shared/search.js';
import { CardRoleGate } from '../shell/role-gate.js';
import { shell } from './frame.js';

const menuWriters = createRoute({ getParentRoute: () => shell, id: 'menu-writers', component: CardRoleGate });

const menus = createRoute({
  getParentRoute: () => shell,
  path: '/rich-menus',
  validateSearch: menusSearch,
  component: lazyRouteComponent(() => import('../../routes/rich-menus.js'), 'RichMenusPage'),
});

const menu = createRoute({
  getParentRoute: () => shell,
  path: '/rich-menus/$menuId',
  component: lazyRouteComponent(() => import('../../routes/rich-menu.js'), 'RichMenuPage'),
});

const newMenu = createRoute({
  getParentRoute: () => menuWriters,
  path: '/rich-menus/new',
  validateSearch: menusSearch,
  component: lazyRouteComponent(() => import('../../routes/new-rich-menu.js'), 'NewRichMenuPage'),
});

/** Rich menus: all may look, few may change them. */
export const richMenuRoutes = [menus, menu, menuWriters.addChildren([newMenu])] as const;
