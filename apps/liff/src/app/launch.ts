export type Launch = {
  liffId: string | null;
  /** what stands behind the LIFF URL */
  path: '' | '/card' | '/member' | '/site';
  /** of `/member`: what the brand's server signed; of `/site`: what its website was given. The server judges it */
  linkToken?: string;
  /** `?src=` of the link: where it stood */
  source?: string;
};

const liffIdShape = /^\d{10}-[A-Za-z0-9]{8}$/;
/** LinkSource of the contract, without bringing zod here */
const sourceShape = /^[a-z0-9][a-z0-9_-]{0,31}$/;

const tokenShapes = {
  member: /^[\w-]{8,1500}\.[\w-]{8,1500}\.[\w-]{8,200}$/,
  site: /^[\w-]{43}$/,
};

/**
 * Reads where the page was opened. The first load of a LIFF link carries path and query inside `liff.state`
 * (LINE's primary redirect); liff.init() then moves to the real address. Reads only: the address must not
 * change before init is done.
 */
export function readLaunch(location: { pathname: string; search: string }): Launch {
  const outer = new URLSearchParams(location.search);
  const state = outer.get('liff.state') ?? '';
  const [statePath = '', stateSearch = ''] = state.split('#', 1)[0]?.split('?') ?? [];
  const inner = new URLSearchParams(stateSearch);
  const segments = `${location.pathname}/${statePath}`.split('/').filter(Boolean);
  const candidates = [outer.get('liffId'), inner.get('liffId'), ...segments];
  const source = (outer.get('src') ?? inner.get('src') ?? '').toLowerCase();
  const token = outer.get('t') ?? inner.get('t') ?? '';
  const kind = (['member', 'site'] as const).find((name) => segments.includes(name));
  const link = kind && tokenShapes[kind].test(token) && { linkToken: token };
  return {
    liffId: candidates.find((part): part is string => part !== null && liffIdShape.test(part)) ?? null,
    path: link ? `/${kind}` : segments.includes('card') ? '/card' : '',
    ...link,
    ...(sourceShape.test(source) && { source }),
  };
}

/** The console's preview: the page shows what it is told and talks to nobody. */
export function isPreview(location: { search: string }): boolean {
  return new URLSearchParams(location.search).get('preview') === '1';
}
