import type { JournalEntry, Service } from '../../src/protocol.js';

export const shownServices = [
  'liff',
  'webhook',
  'sms',
  'shopline',
  'cyberbiz',
  'shopify',
  'easystore',
  '91app',
  'own-system',
  'line',
] as const satisfies readonly Service[];

/** Everything the filter searches in. */
const haystack = (entry: JournalEntry): string =>
  `${entry.method} ${entry.path} ${entry.operation} ${JSON.stringify(entry.body)} ${JSON.stringify(entry.answer)}`.toLowerCase();

export const matching = (
  entries: readonly JournalEntry[],
  service: Service | 'all',
  words: string,
): JournalEntry[] => {
  const wanted = words.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (service === 'all' || entry.service === service) && (wanted === '' || haystack(entry).includes(wanted)),
  );
};
