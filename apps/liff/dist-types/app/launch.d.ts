export type Launch = {
  liffId: string | null;
  /** what stands behind the LIFF URL: '' or '/card' */
  path: '' | '/card';
};
/**
 * Reads where the page was opened. The first load of a LIFF link carries path and query inside `liff.state`
 * (LINE's primary redirect); liff.init() then moves to the real address. Reads only: the address must not
 * change before init is done.
 */
export declare function readLaunch(location: { pathname: string; search: string }): Launch;
