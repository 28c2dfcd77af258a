import type { Locale } from '@tieline/contracts';
import { createRoot } from 'react-dom/client';
import { createLiffApi } from './app/api.js';
import { App } from './app/app.js';
import { BindingFlow } from './app/binding-flow.js';
import { readDevice } from './app/device.js';
import { FlowStore } from './app/flow-store.js';
import { isPreview, readLaunch } from './app/launch.js';
import { loadLiffSdk } from './app/liff-sdk.js';
import { SessionStore, tabStorage } from './app/session-store.js';
import { readTestToken } from './identity-test/test-token.js';
import { pickLocale } from './texts/index.js';

/** The page as customers get it. */
function open(root: HTMLElement): void {
  const launch = readLaunch(window.location);
  let locale: Locale = pickLocale(navigator.language);

  const store = new FlowStore({
    screen: { name: 'loading' },
    page: null,
    locale,
    inClient: false,
    busy: null,
    verifyAgain: false,
  });

  const flow = new BindingFlow(
    {
      launch,
      api: createLiffApi(() => locale, launch.path === '/site'),
      store: new SessionStore(launch.liffId ?? '', tabStorage()),
      device: readDevice(navigator),
      loadSdk: loadLiffSdk,
      setLocale: (next) => {
        locale = next;
      },
      now: () => Date.now(),
      online: () => navigator.onLine,
      here: () => window.location.href,
      navigate: (url) => window.location.assign(url),
      reload: () => window.location.reload(),
    },
    store,
  );

  // before the first render: nothing waits for the skeleton
  void flow.start();

  root.replaceChildren();
  createRoot(root).render(<App flow={flow} store={store} />);
}

const root = document.getElementById('app');
const token = readTestToken(window.location);
const { liffId } = readLaunch(window.location);
if (root && token && liffId) {
  const link = { liffId, token };
  void import('./identity-test/start.js').then(({ startIdentityTest }) => startIdentityTest(root, link));
} else if (root && isPreview(window.location)) {
  void import('./preview/preview.js').then(({ startPreview }) => startPreview(root));
} else if (root) {
  open(root);
}
