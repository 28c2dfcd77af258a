import { z } from 'zod';

const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' });

/** Labels and template texts count in grapheme clusters, plain text in UTF-16 units. */
function graphemes(text: string): number {
  // Plain ASCII needs no segmenter.
  // eslint-disable-next-line no-control-regex -- the whole of ASCII is meant
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}

export const Words = (max: number) =>
  z
    .string({ error: 'must be specified' })
    .min(1, 'May not be empty')
    .refine((text) => graphemes(text) <= max, `must not be longer than ${max} characters`);

export const Units = (max: number) =>
  z
    .string({ error: 'must be specified' })
    .min(1, 'May not be empty')
    .max(max, `Length must be between 0 and ${max}`);

/**
 * LINE takes https only. A self-hosted product on a developer's machine has no certificate, so plain http is
 * accepted for hosts that no LINE server could reach anyway.
 */
const unreachable =
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|[a-z0-9-]+(:|\/))/i;

export const SecureUrl = (max = 2000) =>
  Units(max).refine((url) => /^https:\/\/\S+$/i.test(url) || unreachable.test(url), 'must be an https URL');

export const ActionUri = Units(1000).refine(
  (uri) => /^(https?:\/\/|line:\/\/|tel:)\S+$/i.test(uri),
  'invalid uri scheme',
);
