/**
 * The report's address with our id, for providers that post to it unchanged: a report can then settle a message
 * whose provider's id was never learned.
 */
export function withReference(reportUrl: string, id: string): string {
  return `${reportUrl}${reportUrl.includes('?') ? '&' : '?'}ref=${encodeURIComponent(id)}`;
}

/** Our id out of a report's query; null when it is not there or no id of ours. */
export function referenceOf(query: Record<string, string>): string | null {
  return ourId(query['ref']);
}

/** A value as our id, or null when it can not be one. */
export function ourId(value: string | undefined | null): string | null {
  return value && /^[\w-]{1,64}$/.test(value) ? value : null;
}
