import { SegmentedControl } from '@mantine/core';
import { scenarios, type Scenario } from '@tieline/contracts';
import { previewScreens, type PreviewOrder, type PreviewScreen } from '@tieline/web';
import { useMemo, useState } from 'react';
import { PagePreview, PreviewPanel } from '../../../../components/preview/page-preview.js';
import { variableTexts } from '../../../../components/variable-texts.js';
import { useLanguage, useTexts } from '../../../../shared/i18n.js';
import type { EditorTab } from '../../../../shared/search.js';
import { useTeam } from '../../../team/api/get-team.js';
import type { SettingsDraft } from '../draft.js';
import { ChatPreview } from './chat-preview.js';
import { previewState, screenOfTab } from './preview-state.js';
import { previewTexts } from './texts.js';

type Props = {
  draft: SettingsDraft;
  /** of the channel, as the chat names it */
  botName: string;
  tab: EditorTab;
  /** the field that is being edited belongs to this screen */
  hint: PreviewScreen | null;
};

const scenarioOf = (tab: EditorTab): Scenario | undefined => scenarios.find((name) => name === tab);

/** What customers will see of the draft: the binding page itself, and the chat. Follows the tab that is open. */
export function PreviewPane({ draft, botName, tab, hint }: Props) {
  const t = useTexts(previewTexts);
  const scenario = scenarioOf(tab);
  // a choice holds until another tab or field asks for something else
  const subject = `${tab} ${hint ?? ''}`;
  const [chosen, choose] = useState<{ subject: string; side?: Side; screen?: PreviewScreen } | null>(null);
  const own = chosen?.subject === subject ? chosen : null;
  const side: Side = own?.side ?? (scenario ? 'chat' : 'page');
  const screen = own?.screen ?? hint ?? screenOfTab[tab];
  return (
    <PreviewPanel label={t.title}>
      <SegmentedControl
        fullWidth
        aria-label={t.side}
        data={[
          { value: 'page', label: t.page },
          { value: 'chat', label: t.chat },
        ]}
        value={side}
        onChange={(value) => choose({ ...own, subject, side: value === 'chat' ? 'chat' : 'page' })}
      />
      {side === 'page' && (
        <BindingPage
          draft={draft}
          screen={screen}
          onScreen={(next) => choose({ ...own, subject, side, screen: next })}
        />
      )}
      {side === 'chat' && (
        <ChatPreview brandName={botName} {...draft.scenarios[scenario ?? 'firstBinding']} />
      )}
    </PreviewPanel>
  );
}

type Side = 'page' | 'chat';
type PageProps = { draft: SettingsDraft; screen: PreviewScreen; onScreen: (screen: PreviewScreen) => void };

function BindingPage({ draft, screen, onScreen }: PageProps) {
  const t = useTexts(previewTexts);
  const { samples } = useTexts(variableTexts);
  const { locale } = useLanguage();
  const team = useTeam().data;
  const [name, avatarId] = [team?.name ?? '', team?.avatarId ?? null];
  const order = useMemo(
    (): PreviewOrder => ({
      type: 'tieline.preview.show',
      state: previewState(draft, screen, { brand: { name, avatarId }, locale, samples }),
    }),
    [draft, screen, name, avatarId, locale, samples],
  );
  return (
    <PagePreview
      order={order}
      label={t.screen}
      choices={previewScreens}
      names={t.screens}
      chosen={screen}
      onChoose={onScreen}
      frame={t.frame}
      hint={t.hint}
    />
  );
}
