/** What a channel needs to call LINE: the Messaging API channel's pair, or the Login channel's for LIFF apps. */
export type LineChannelCredentials = { channelId: string; channelSecret: string };

/**
 * Why LINE did not do it. `rate_limited`: back off; `monthly_limit`: stop, the quota is used up;
 * `server`, `timeout`, `network`: the call may or may not have had its effect.
 */
export type LineFailure =
  | 'unauthorized'
  | 'rate_limited'
  | 'monthly_limit'
  | 'invalid_reply_token'
  | 'not_found'
  | 'bad_request'
  | 'forbidden'
  | 'server'
  | 'timeout'
  | 'network';

export type LineFailed = {
  ok: false;
  reason: LineFailure;
  /** HTTP status; null when no answer came */
  status: number | null;
  message: string;
  /** LINE's `details[]`, one line each: `messages[0].text: May not be empty` */
  details: string[];
  /** X-Line-Request-Id: log it, LINE's support asks for it */
  requestId: string | null;
  acceptedRequestId?: string;
};

/** Every call of `LineClient` resolves to this; faults outside are values, never exceptions. */
export type LineResult<T> = { ok: true; value: T; requestId: string | null } | LineFailed;
