import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CardRoleGate } from '../shell/role-gate.js';
import { shell } from './frame.js';

const marketing = createRoute({ getParentRoute: () => shell, id: 'website-staff', component: CardRoleGate });

const websites = createRoute({
  getParentRoute: () => marketing,
  path: '/website',
  component: lazyRouteComponent(() => import('../../routes/websites.js'), 'WebsitesPage'),
});

const website = createRoute({
  getParentRoute: () => marketing,
  path: '/website/$channelId',
  component: lazyRouteComponent(() => import('../../routes/website.js'), 'WebsitePage'),
});

/** The button on the brand's website. */
export const websiteRoutes = [marketing.addChildren([websites, website])] as const;
