import type { CheckCode } from '@tieline/contracts';
import type { LineFailed } from '@tieline/line';

/** What a check found: a code of the contract, and what its text names. */
export type Finding = { code: CheckCode; values: Record<string, string> };

/** Values come from outside: LINE's and the shop's own words, cut to what a line of text can show. */
export function finding(code: CheckCode, values: Record<string, string | number | null> = {}): Finding {
  const texts = Object.entries(values).map(([name, value]) => [name, String(value ?? '').slice(0, 300)]);
  return { code, values: Object.fromEntries(texts) as Record<string, string> };
}

/** LINE's own trouble says nothing about the set-up; `refused` is what wrong credentials mean to the caller. */
export function lineTrouble(failed: LineFailed, refused: CheckCode): Finding {
  switch (failed.reason) {
    case 'unauthorized':
      return finding(refused);
    case 'rate_limited':
      return finding('line.rate_limited');
    case 'server':
    case 'timeout':
    case 'network':
      return finding('line.unreachable', { reason: failed.message });
    case 'monthly_limit':
    case 'invalid_reply_token':
    case 'not_found':
    case 'bad_request':
    case 'forbidden':
      return finding('line.refused', { reason: [failed.message, ...failed.details].join('; ') });
  }
}
