import { Button, Group, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { format } from '@tieline/web';
import { useErrorText } from '../../components/use-error-text.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSwitchBinding } from './api/switch-binding.js';
import { missingParts } from './missing-parts.js';
import { bindingTexts } from './texts.js';

type Props = {
  channel: { id: string; name: string };
  enabled: boolean;
  disabled?: boolean;
  /** people of the last days whom switching off concerns */
  used?: number | undefined;
};

const undoMs = 8000;

/** Acts at once; a toast offers the way back. A refusal puts the switch back and says why. */
export function BindingSwitch({ channel, enabled, disabled, used = 0 }: Props) {
  const t = useTexts(bindingTexts);
  const common = useTexts(commonTexts);
  const errorText = useErrorText();
  const { number } = useFormat();
  const { mutate } = useSwitchBinding(channel.id);
  const { id, name } = channel;
  const toastId = `switch-${id}`;

  function change(next: boolean, undoable: boolean): void {
    mutate(next, {
      onSuccess: () => announce(next, undoable),
      onError: (error) => {
        notifications.hide(toastId);
        const { title, detail } = errorText(error);
        const missing = missingParts(error).map((part) => t.missing[part]);
        notifications.show({
          color: 'red',
          title: format(t.switchFailed, { name }),
          message:
            missing.length > 0
              ? format(t.missingList, { list: missing.join(t.listComma) })
              : `${title} ${detail}`,
          autoClose: 12_000,
        });
      },
    });
  }

  function announce(next: boolean, undoable: boolean): void {
    notifications.hide(toastId);
    const switchedOff = used > 0 ? t.switchedOffUsed : t.switchedOff;
    const undo = (
      <Button
        size="compact-sm"
        variant="light"
        onClick={() => {
          notifications.hide(toastId);
          change(!next, false);
        }}
      >
        {common.undo}
      </Button>
    );
    notifications.show({
      id: undoable ? toastId : `${toastId}-undone`,
      color: 'brand',
      autoClose: undoMs,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span>{format(next ? t.switchedOn : switchedOff, { name, count: number(used) })}</span>
          {undoable && undo}
        </Group>
      ),
    });
  }

  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" fw={600} c={enabled ? 'brand' : 'dimmed'} className="tl-state" aria-hidden>
        {enabled ? t.on : t.off}
      </Text>
      <Switch
        size="md"
        checked={enabled}
        disabled={disabled}
        aria-label={format(t.switchOf, { name })}
        onChange={(event) => change(event.currentTarget.checked, true)}
      />
    </Group>
  );
}
