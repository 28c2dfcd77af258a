import type { Failure } from '../app/failure.js';
import type { Texts } from '../texts/index.js';
/** The API's words when it gave some, else ours; with the time to wait when it is known. */
export declare function failureText(
  texts: Texts,
  failure: Failure,
  now: number,
): {
  title: string;
  detail: string;
};
/** 45 秒, 12 分鐘, 3 小時: as exact as a person who waits needs it, never too short. */
export declare function duration(texts: Texts, seconds: number): string;
