import { format } from '@tieline/web';
import type { Failure, LocalFailure } from '../app/failure.js';
import type { Texts } from '../texts/index.js';

/** The API's words when it gave some, else ours; with the time to wait when it is known. */
export function failureText(texts: Texts, failure: Failure, now: number): { title: string; detail: string } {
  const own = texts.failures[failure.code as LocalFailure] ?? texts.failures.unknown;
  const title = failure.title ?? own.title;
  if (failure.retryAt === undefined || failure.retryAt <= now) {
    return { title, detail: failure.detail ?? own.detail };
  }
  const time = duration(texts, Math.ceil((failure.retryAt - now) / 1000));
  return { title, detail: format(texts.retryAfter, { time }) };
}

/** Under a field, where there is one line for both. */
export function failureLine(texts: Texts, { title, detail }: { title: string; detail: string }): string {
  return detail ? format(texts.failureLine, { title, detail }) : title;
}

/** 45 秒, 12 分鐘, 3 小時: as exact as a person who waits needs it, never too short. */
export function duration(texts: Texts, seconds: number): string {
  if (seconds < 60) return format(texts.time.seconds, { n: seconds });
  if (seconds < 90 * 60) return format(texts.time.minutes, { n: Math.ceil(seconds / 60) });
  return format(texts.time.hours, { n: Math.ceil(seconds / 3600) });
}
