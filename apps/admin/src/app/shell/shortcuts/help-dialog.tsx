import { Group, Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { useEntries } from '../entries.js';
import { shellTexts } from '../texts.js';
import { useShortcutsOn } from './preference.js';

/** Every shortcut, and the switch that turns them off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const [on, setOn] = useShortcutsOn();
  const rows: [keys: string[], what: string][] = [
    [['/'], t.search],
    ...useEntries().flatMap((entry): [string[], string][] =>
      'key' in entry ? [[['g', entry.key], format(t.goTo, { page: t[entry.label] })]] : [],
    ),
    [['?'], t.shortcuts],
    [['Esc'], t.closeDialog],
    [['Ctrl', 'S'], t.saveForm],
  ];
  return (
    <Modal opened onClose={onClose} title={t.shortcuts} centered>
      <Stack>
        <Table>
          <Table.Tbody>
            {rows.map(([keys, what]) => (
              <Table.Tr key={what}>
                <Table.Th scope="row" fw={400}>
                  {what}
                </Table.Th>
                <Table.Td>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch
          label={t.shortcutsOn}
          description={t.shortcutsOnHint}
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        <Text size="sm" c="dimmed">
          {t.shortcutsNote}
        </Text>
      </Stack>
    </Modal>
  );
}
