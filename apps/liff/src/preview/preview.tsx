import { isPreviewOrder, type PreviewReport } from '@tieline/web';
import { createRoot } from 'react-dom/client';
import { BindingFlow } from '../app/binding-flow.js';
import { FlowContext, type FlowView } from '../app/flow-context.js';
import { FlowStore } from '../app/flow-store.js';
import { ScreenView } from '../app/screen-view.js';
import { texts } from '../texts/index.js';
import { deafEnvironment } from './deaf-environment.js';
import { LateScreen } from '../screens/late-screen.js';
import { previewCard, previewPage, screenOfPreview } from './preview-screen.js';

const loadCard = async () => (await import('../card/card-view.js')).CardView;

/**
 * The binding page inside the console's editor. It shows the draft that the console posts and is a picture only:
 * nothing in it can be tapped or focused, it has no session, and it can reach no API. Messages count only when they
 * come from the window around it, on the own origin.
 */
export function startPreview(root: HTMLElement, host: Window = window): void {
  const store = new FlowStore({
    screen: { name: 'loading' },
    page: null,
    locale: 'zh-TW',
    inClient: true,
    busy: null,
    verifyAgain: false,
  });
  const flow = new BindingFlow(deafEnvironment(), store);
  const { origin } = host.location;
  const report = (message: PreviewReport) => host.parent.postMessage(message, origin);
  // a screen takes the focus as it mounts; here that would pull it out of the console's fields
  root.inert = true;
  root.replaceChildren();
  const view = createRoot(root);

  host.addEventListener('message', ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (from !== origin || source !== host.parent || !isPreviewOrder(data)) return;
    const { locale } = data.state;
    const page = previewPage(data.state);
    const shown: FlowView = {
      flow,
      texts: texts[locale],
      locale,
      page,
      inClient: true,
      busy: null,
      verifyAgain: false,
    };
    host.document.documentElement.lang = locale === 'zh-TW' ? 'zh-Hant-TW' : locale;
    view.render(
      <FlowContext.Provider value={shown}>
        {data.type === 'tieline.preview.card' ? (
          <LateScreen load={loadCard} card={previewCard(data.state)} now={Date.now()} />
        ) : (
          <ScreenView key={page.pictureUrl} screen={screenOfPreview(data.state, Date.now())} />
        )}
      </FlowContext.Provider>,
    );
  });
  new ResizeObserver(() => report({ type: 'tieline.preview.height', pixels: root.scrollHeight })).observe(
    root,
  );
  report({ type: 'tieline.preview.ready' });
}
