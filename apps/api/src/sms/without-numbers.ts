/** What a gateway says may repeat the number. */
export function withoutNumbers(reason: string | null): string | null {
  return reason?.replace(/\+?\d[\d\s-]{6,}\d/g, '…') ?? null;
}
