const minuteMs = 60_000;

/** How long and how often; docs/website-widget.md says why. */
export const tiePolicy = {
  /** of a link and of a code */
  lifetimeMs: 10 * minuteMs,
  windowMs: 10 * minuteMs,
  /** ties begun within the window: by one browser, and by one address, which may be a whole carrier's */
  perVisitor: 20,
  perAddress: 300,
  /** a code that another open tie has is drawn again */
  codeDraws: 8,
  /** digits that were no code, by one LINE user within an hour */
  guesses: 5,
  /** by all of them in a channel, until codes of signed-in members wait: with a thousand LINE users somebody is lucky */
  guessesOfChannel: 60,
  guessWindowMs: 60 * minuteMs,
  /** whoever sends an old code this long learns what became of it */
  rememberCodeMs: 24 * 60 * minuteMs,
  /** pages of one process that are told by server-sent events; the others ask every few seconds */
  watchers: { all: 2000, perAddress: 200, perTie: 3 },
} as const;
