import { Button, Group, Stack, Text } from '@mantine/core';
import type { ChannelCheck, CheckName, Repair } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { CheckStatusIcon } from './check-status.js';
import { doctorTexts } from './texts.js';

/** Values that are counted; channel ids have digits, too. */
const counts = new Set(['used', 'limit', 'count', 'balance', 'low']);

type Props = {
  name: CheckName;
  /** absent: nobody has looked yet */
  found: ChannelCheck | undefined;
  /** null: this reader may not repair */
  onRepair: ((repair: Repair, name: CheckName) => void) | null;
  repairing: boolean;
};

/** What was found, how to mend it, and the button that does it. */
export function CheckRow({ name, found, onRepair, repairing }: Props) {
  const t = useTexts(doctorTexts);
  const { number } = useFormat();
  const values = Object.fromEntries(
    Object.entries(found?.values ?? {}).map(([key, value]): [string, string] => [
      key,
      counts.has(key) ? number(Number(value)) : value,
    ]),
  );
  const words = (text: string) => format(text, values);
  const text = found && t.codes[found.code];
  const repair = found?.repair ?? null;
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm" data-check={name}>
      <CheckStatusIcon status={found?.status ?? 'todo'} />
      <Stack gap={2} flex={1} miw={0}>
        <Text fw={600}>{t.checks[name]}</Text>
        <Text className="tl-wrap">{text ? words(text.found) : t.notYet}</Text>
        {text?.fix && (
          <Text size="sm" c="dimmed" className="tl-wrap">
            {words(text.fix)}
          </Text>
        )}
        {repair && onRepair && (
          <Group mt={4}>
            <Button
              size="compact-md"
              loading={repairing}
              onClick={() => onRepair(repair, name)}
              aria-label={format(t.repairOf, { repair: t.repairs[repair], check: t.checks[name] })}
            >
              {t.repairs[repair]}
            </Button>
          </Group>
        )}
      </Stack>
    </Group>
  );
}
