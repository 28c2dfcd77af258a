import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useChannel } from '../features/channels/api/get-channel.js';
import { useMemberCard } from '../features/member-card/api/get-member-card.js';
import { CopyLink } from '../features/member-card/copy-link.js';
import { MemberCardEditor } from '../features/member-card/member-card-editor.js';
import { memberCardTexts } from '../features/member-card/texts.js';
import { MemberLinkPanel } from '../features/member-links/member-link-panel.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/staff/member-card/$channelId');

export function MemberCardPage() {
  const t = useTexts(memberCardTexts);
  const { channelId } = route.useParams();
  const channel = useChannel(channelId);
  const settings = useMemberCard(channelId);
  const link = settings.data?.memberCardUrl;
  return (
    <Page
      title={channel.data?.name ?? t.title}
      above={<TextLink to="/member-card">{t.title}</TextLink>}
      actions={link && <CopyLink url={link} />}
    >
      <Loaded query={channel} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) => (
          <Loaded query={settings} skeleton={<SkeletonRows rows={1} height={480} />}>
            {(loaded) => (
              <>
                <MemberCardEditor key={found.id} channel={found} settings={loaded} />
                <MemberLinkPanel channelId={found.id} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
