/**
 * Programs that look at an address before a person does: LINE's preview (`line-poker`), those of other messengers,
 * search engines. LINE's own browser (`Line/x.y.z`) is a person.
 */
const robots =
  /(?<!cu)bot\b|crawler|spider|preview|line-poker|facebookexternalhit|facebookcatalog|whatsapp|skypeuripreview|embedly|curl\/|wget\/|python-requests|okhttp|go-http-client|headlesschrome|lighthouse/i;

type Asking = { method: string; headers: Record<string, string | string[] | undefined> };

/** Whether a request is somebody's tap, as far as it says. */
export function isPerson({ method, headers }: Asking): boolean {
  if (method !== 'GET') return false;
  const said = (name: string) => [headers[name]].flat().join(' ');
  if (/prefetch|preview/i.test(`${said('purpose')} ${said('sec-purpose')} ${said('x-purpose')}`))
    return false;
  const agent = said('user-agent');
  return agent !== '' && !robots.test(agent);
}
