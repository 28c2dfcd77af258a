import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { journeyPeopleSearch, journeysSearch, newJourneySearch } from '../../shared/search.js';
import { CardRoleGate } from '../shell/role-gate.js';
import { shell } from './frame.js';

const writers = createRoute({ getParentRoute: () => shell, id: 'journey-writers', component: CardRoleGate });

const journeys = createRoute({
  getParentRoute: () => shell,
  path: '/journeys',
  validateSearch: journeysSearch,
  component: lazyRouteComponent(() => import('../../routes/journeys.js'), 'JourneysPage'),
});

const journey = createRoute({
  getParentRoute: () => shell,
  path: '/journeys/$journeyId',
  component: lazyRouteComponent(() => import('../../routes/journey.js'), 'JourneyPage'),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/journeys/$journeyId/people',
  validateSearch: journeyPeopleSearch,
  component: lazyRouteComponent(() => import('../../routes/journey-people.js'), 'JourneyPeoplePage'),
});

const newJourney = createRoute({
  getParentRoute: () => writers,
  path: '/journeys/new',
  validateSearch: newJourneySearch,
  component: lazyRouteComponent(() => import('../../routes/new-journey.js'), 'NewJourneyPage'),
});

/** Journeys: all may look, few may write. */
export const journeyRoutes = [journeys, journey, people, writers.addChildren([newJourney])] as const;
