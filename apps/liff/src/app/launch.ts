export type Launch = {
  liffId: string | null;
  /** what stands behind the LIFF URL: '' or '/card' */
  path: '' | '/card';
};

const liffIdShape = /^\d{10}-[A-Za-z0-9]{8}$/;

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
  return {
    liffId: candidates.find((part): part is string => part !== null && liffIdShape.test(part)) ?? null,
    path: segments.includes('card') ? '/card' : '',
  };
}
