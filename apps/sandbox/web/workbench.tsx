import { useCallback, useMemo, useState, type Dispatch } from 'react';
import type { Brand, Persona, World } from '../src/protocol.js';
import { useTexts } from './i18n/texts.js';
import { Inspector } from './inspector/inspector.js';
import { NoticeBar, useNotice } from './lib/notice.js';
import { Tabs } from './lib/tabs.js';
import { Controls } from './panels/controls.js';
import { Faults, faultsOn } from './panels/faults.js';
import { Inbox } from './panels/inbox.js';
import { MagicNumbers } from './panels/magic-numbers.js';
import { QuotaMeter } from './panels/quota.js';
import { Tour, useTourSkipped } from './panels/tour.js';
import { ViewBar, type View } from './panels/view-bar.js';
import { PhoneScreen } from './phone/phone-screen.js';
import { usePhone } from './phone/use-phone.js';
import type { Change, State } from './state/reducer.js';
import { selectionSearch, type Selection } from './state/selection.js';
import { useScene } from './use-scene.js';

type Props = {
  world: World;
  persona: Persona;
  brand: Brand;
  state: State;
  dispatch: Dispatch<Change>;
  selection: Selection;
  onSelection: (part: Partial<Selection>) => void;
};

/** Story and controls on the left, the phone in the middle, SMS and events on the right. */
export const Workbench = (props: Props) => {
  const { world, persona, brand, state, dispatch, selection, onSelection } = props;
  const t = useTexts();
  const { notice, show, fail } = useNotice();
  const [view, setView] = useState<View>('chat');
  const [tourSkipped, skipTour] = useTourSkipped();
  const chat =
    state.chat?.lineUserId === persona.lineUserId && state.chat.channel === brand.key ? state.chat : null;
  const origins = useMemo(
    () => [
      ...new Set([
        location.origin,
        ...[world.sandboxUrl, world.productUrl, brand.liffEndpointUrl].map(originOf),
      ]),
    ],
    [world, brand],
  );

  const phone = usePhone({
    world,
    persona,
    brand,
    liffContext: selection.liffContext,
    onLiffOpened: useCallback(() => dispatch({ type: 'liff-opened' }), [dispatch]),
    onOtherBrand: useCallback((channel: string) => onSelection({ channel }), [onSelection]),
    onRefusedLink: useCallback(() => show(t.phone.refused, 'bad'), [show, t]),
    onFailure: fail,
  });

  const showView = (next: View) => {
    setView(next);
    if (next === 'sms') dispatch({ type: 'sms-seen' });
  };
  const { closeLiff } = phone;
  const onReset = useCallback(() => {
    closeLiff();
    show(t.controls.resetDone);
  }, [closeLiff, show, t]);
  const scenePath = selectionSearch({ ...selection, persona: persona.persona, channel: brand.key });
  const link = `${location.origin}${location.pathname}${scenePath}`;
  const scene = useScene({ persona, brand, state, dispatch, onFailure: fail, onReset });

  return (
    <main className="workbench" data-view={view}>
      <div className="column column-story">
        <div className="hero">
          <h1>{t.page.headline}</h1>
          <p>
            {t.page.lead.map((part) => (
              <span key={part}>{part}</span>
            ))}
          </p>
        </div>
        <Tour
          done={state.toured}
          phoneNumber="0900-000-001"
          code={state.sms.find((sms) => sms.state === 'delivered')?.code ?? null}
          skipped={tourSkipped}
          onSkip={(skipped) => {
            skipTour(skipped);
            if (!skipped) dispatch({ type: 'tour-restarted' });
          }}
        />
        <Tabs
          label={t.magic.tabs}
          tabs={[
            {
              key: 'scene',
              title: t.controls.title,
              content: (
                <Controls
                  world={world}
                  persona={persona}
                  brand={brand}
                  chat={chat}
                  liffContext={selection.liffContext}
                  link={link}
                  onPersona={(key) => onSelection({ persona: key })}
                  onChannel={(key) => onSelection({ channel: key })}
                  onDevice={scene.setDevice}
                  onLiffContext={(liffContext) => onSelection({ liffContext })}
                  onBlock={scene.block}
                  onReset={scene.reset}
                />
              ),
            },
            { key: 'magic', title: t.magic.title, content: <MagicNumbers numbers={world.magicNumbers} /> },
            {
              key: 'faults',
              title: t.faults.title,
              badge: faultsOn(state.faults, state.settings),
              content: <Faults faults={state.faults} settings={state.settings} onTurn={scene.turnFault} />,
            },
          ]}
        />
      </div>
      <div className="column column-phone">
        <PhoneScreen
          persona={persona}
          brand={brand}
          chat={chat}
          phone={phone}
          origins={origins}
          banner={state.banner}
          onBannerClosed={useCallback(() => dispatch({ type: 'banner-closed' }), [dispatch])}
          onCopied={() => show(t.page.copied)}
          onFailure={fail}
          hintMenu={!tourSkipped && state.toured === 0}
        />
        <QuotaMeter chat={chat} />
      </div>
      <div className="column column-records">
        <Inbox messages={state.sms} />
        <Inspector entries={state.journal} origin={world.sandboxUrl} />
      </div>
      <ViewBar view={view} unreadSms={view === 'sms' ? 0 : state.unreadSms} onView={showView} />
      <NoticeBar notice={notice} />
    </main>
  );
};

const originOf = (url: string): string => new URL(url).origin;
