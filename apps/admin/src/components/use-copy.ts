import { notifications } from '@mantine/notifications';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

/** Writes to the clipboard and says so; without permission it says how to copy by hand. */
export function useCopy() {
  const t = useTexts(commonTexts);
  return async (value: string, what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      notifications.show({ title: t.copied, message: what, color: 'brand' });
    } catch {
      notifications.show({ title: t.copyFailed, message: value, color: 'yellow', autoClose: false });
    }
  };
}
