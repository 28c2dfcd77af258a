import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';

/** Pages of one channel, and the list that they belong to. */
const channelPages = [
  { list: '/binding', one: '/binding/$channelId' },
  { list: '/channels', one: '/channels/$channelId' },
] as const;

/**
 * The channel that the page is about, by its address: the address is what people share and come back to.
 * Choosing one leads to the same page of that channel; on pages of the whole team, to its binding settings.
 */
export function useChannelScope(): { channelId: string | null; choose: (id: string | null) => void } {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const params = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const channelId = params.channelId ?? search.channelId ?? null;

  function choose(id: string | null): void {
    if (path === '/contacts') {
      void navigate({ to: '/contacts', search: (before) => ({ ...before, channelId: id ?? undefined }) });
      return;
    }
    if (path.startsWith('/rich-menus')) {
      void navigate({ to: '/rich-menus', search: { channelId: id ?? undefined } });
      return;
    }
    const here = channelPages.find(({ list }) => path.startsWith(list)) ?? channelPages[0];
    if (id === null) void navigate({ to: here.list });
    else void navigate({ to: here.one, params: { channelId: id } });
  }
  return { channelId, choose };
}
