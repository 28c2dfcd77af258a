/** Makes a provider's own words fit for logs and screens. */
export type Mask = (text: string) => string;

/**
 * One line of at most 160 characters, without our secrets and without any run of four or more digits: providers
 * quote credentials, numbers and whole messages in their errors.
 */
export function maskOf(secrets: readonly (string | undefined)[]): Mask {
  // The longest first, or a short secret inside a long one would leave the rest in sight.
  const hidden = secrets
    .filter((secret): secret is string => secret !== undefined && secret.length > 0)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const shown = hidden.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    return shown
      .replace(/\p{Nd}{4,}/gu, '****')
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
      .slice(0, 160);
  };
}
