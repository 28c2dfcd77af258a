import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useAutoReplies } from '../features/auto-replies/api/get-auto-replies.js';
import { AutoRepliesEditor } from '../features/auto-replies/auto-replies-editor.js';
import { RulesReading } from '../features/auto-replies/rules-reading.js';
import { autoReplyTexts } from '../features/auto-replies/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditCards } from '../shared/roles.js';

const route = getRouteApi('/shell/auto-replies/$channelId');

export function AutoReplyPage() {
  const t = useTexts(autoReplyTexts);
  const { channelId } = route.useParams();
  const { role } = useSession();
  const replies = useAutoReplies(channelId);
  return (
    <Page
      title={replies.data?.channelName ?? t.title}
      purpose={t.purpose}
      above={<TextLink to="/auto-replies">{t.title}</TextLink>}
    >
      <Loaded query={replies} skeleton={<SkeletonRows rows={3} height={72} />}>
        {(loaded) =>
          mayEditCards(role) ? (
            <AutoRepliesEditor key={loaded.channelId} replies={loaded} />
          ) : (
            <RulesReading replies={loaded} />
          )
        }
      </Loaded>
    </Page>
  );
}
