/** Text of a shop's time with its zone → ISO 8601 in UTC; null for what is no time. */
export function instantOf(text: string | null | undefined): string | null {
  const ms = text ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** `2026-12-31 23:59:59` as clocks in Taipei show it (+08:00 since 1979, no summer time). */
export function taipeiInstant(text: string | null | undefined): string | null {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text ?? '')
    ? instantOf(`${text?.replace(' ', 'T')}+08:00`)
    : null;
}
