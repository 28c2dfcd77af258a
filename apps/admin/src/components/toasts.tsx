import { Notifications } from '@mantine/notifications';

/** Passing notices: one polite live region that is there before they are, and a timer that waits for the reader. */
export function Toasts() {
  return <Notifications position="bottom-right" layout="stacked" aria-live="polite" />;
}
