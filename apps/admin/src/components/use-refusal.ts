import { notifications } from '@mantine/notifications';
import { useErrorText } from './use-error-text.js';

/** Says in a passing notice why something did not happen. */
export function useRefusal() {
  const errorText = useErrorText();
  return (error: unknown): void => {
    const { title, detail } = errorText(error);
    notifications.show({ color: 'red', title, message: detail, autoClose: 12_000 });
  };
}
