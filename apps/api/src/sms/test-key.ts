export const testPrefix = 'test:';

/** Key of a test SMS: one a person and minute. Without a minute it is how all of theirs begin. */
export const testKey = (staffId: string, minute?: number): string =>
  `${testPrefix}${staffId}:${minute ?? ''}`;
