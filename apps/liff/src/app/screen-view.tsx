import type { ReactElement } from 'react';
import { BoundScreen } from '../screens/bound-screen.js';
import { CodeScreen } from '../screens/code-screen.js';
import { DisabledScreen } from '../screens/disabled-screen.js';
import { FailureScreen } from '../screens/failure-screen.js';
import { LateScreen } from '../screens/late-screen.js';
import { LoadingScreen } from '../screens/loading-screen.js';
import { NotFoundScreen } from '../screens/not-found-screen.js';
import { PhoneScreen } from '../screens/phone-screen.js';
import { ReviewScreen } from '../screens/review-screen.js';
import { UnavailableScreen } from '../screens/unavailable-screen.js';
import type { Screen } from './screen.js';

// outside LINE nobody waits for a form
const loadDesktop = async () => (await import('../screens-outside/desktop-screen.js')).DesktopScreen;
const loadExternal = async () => (await import('../screens-outside/external-screen.js')).ExternalScreen;
const loadLink = async () => (await import('../member-link/link-screen.js')).LinkScreen;
const loadWebsite = async () => (await import('../website/website-screen.js')).WebsiteScreen;
const loadCard = async () => (await import('../card/card-screen.js')).CardScreen;

/** The key makes every step a new page: its title is set as it mounts. */
export function ScreenView({ screen }: { screen: Screen }): ReactElement {
  switch (screen.name) {
    case 'loading':
      return <LoadingScreen key="loading" />;
    case 'broken':
    case 'reopen':
      return <FailureScreen key={screen.name} failure={screen.failure} reopen={screen.name === 'reopen'} />;
    case 'disabled':
      return <DisabledScreen key="disabled" />;
    case 'desktop':
      return <LateScreen key="desktop" load={loadDesktop} />;
    case 'external':
      return <LateScreen key="external" load={loadExternal} />;
    case 'phone':
      return <PhoneScreen key="phone" failure={screen.failure} />;
    case 'code':
      return <CodeScreen key="code" challenge={screen.challenge} failure={screen.failure} />;
    case 'done':
    case 'bound':
      return <BoundScreen key={screen.name} {...screen} />;
    case 'card':
      return <LateScreen key="card" load={loadCard} joined={screen.joined} />;
    case 'memberLink':
      return <LateScreen key="memberLink" load={loadLink} token={screen.token} bound={screen.bound} />;
    case 'website':
      return <LateScreen key="website" load={loadWebsite} token={screen.token} />;
    case 'notFound':
      return <NotFoundScreen key="notFound" {...screen} />;
    case 'review':
      return <ReviewScreen key="review" {...screen} />;
    case 'unavailable':
      return <UnavailableScreen key="unavailable" {...screen} />;
  }
}
