import { IconPlugConnected } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useChannelNames } from '../features/channels/api/list-channel-names.js';
import { JourneyEditor } from '../features/journeys/editor/journey-editor.js';
import '../features/journeys/journeys.css';
import { TemplateChoice } from '../features/journeys/template-choice.js';
import { journeyTemplate } from '../features/journeys/templates.js';
import { journeyTexts } from '../features/journeys/texts.js';
import { useLanguage, useTexts } from '../shared/i18n.js';
import type { JourneyTemplate } from '../shared/search.js';

const route = getRouteApi('/shell/journey-writers/journeys/new');

export function NewJourneyPage() {
  const t = useTexts(journeyTexts);
  const { template } = route.useSearch();
  const channels = useChannelNames();
  return (
    <Page
      title={t.newTitle}
      purpose={template ? undefined : t.emptyText}
      above={<TextLink to="/journeys">{t.title}</TextLink>}
    >
      <Loaded query={channels} skeleton={<SkeletonRows rows={1} height={480} />}>
        {({ items }) => {
          const [first] = items;
          if (!first) return <NoChannel />;
          if (!template) return <TemplateChoice />;
          return <Begin key={template} template={template} channels={items} first={first.id} />;
        }}
      </Loaded>
    </Page>
  );
}

type BeginProps = {
  template: JourneyTemplate;
  channels: readonly { id: string; name: string }[];
  first: string;
};

function Begin({ template, channels, first }: BeginProps) {
  const { locale } = useLanguage();
  const navigate = route.useNavigate();
  const [channelId, choose] = useState(first);
  // its steps get their ids once
  const [initial] = useState(() => journeyTemplate(template, locale));
  const open = (journeyId: string) =>
    void navigate({ to: '/journeys/$journeyId', params: { journeyId }, replace: true, ignoreBlocker: true });
  return (
    <JourneyEditor
      journey={null}
      initial={initial}
      channels={channels}
      channelId={channelId}
      onChannel={choose}
      onCreated={open}
    />
  );
}

function NoChannel() {
  const t = useTexts(journeyTexts);
  return (
    <Panel
      icon={<IconPlugConnected />}
      title={t.noChannel}
      actions={<ButtonLink to="/journeys">{t.title}</ButtonLink>}
    >
      {t.noChannelText}
    </Panel>
  );
}
