import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useWebsite } from '../features/website/api/get-website.js';
import { websiteTexts } from '../features/website/texts.js';
import { WebsiteEditor } from '../features/website/website-editor.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/website-staff/website/$channelId');

export function WebsitePage() {
  const t = useTexts(websiteTexts);
  const { channelId } = route.useParams();
  const settings = useWebsite(channelId);
  return (
    <Page title={settings.data?.channelName ?? t.title} above={<TextLink to="/website">{t.title}</TextLink>}>
      <Loaded query={settings} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(loaded) => <WebsiteEditor key={loaded.channelId} settings={loaded} />}
      </Loaded>
    </Page>
  );
}
