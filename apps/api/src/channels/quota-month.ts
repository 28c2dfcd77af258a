const hourMs = 3_600_000;

/** `2026-11` of an instant: LINE counts messages by the month of Japan's time (UTC+9). */
function quotaMonthOf(instant: number): string {
  return new Date(instant + 9 * hourMs).toISOString().slice(0, 7);
}

/** A new month brings new messages. */
export function isQuotaUsedUp(quotaUsedUpAt: number | null, now: number): boolean {
  return quotaUsedUpAt !== null && quotaMonthOf(quotaUsedUpAt) === quotaMonthOf(now);
}
