import { Alert, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BindingSettings, BindingVersion } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../../../components/error-note.js';
import { Loaded, SkeletonRows } from '../../../../components/loaded.js';
import { useFormat } from '../../../../shared/dates.js';
import { useTexts } from '../../../../shared/i18n.js';
import { useSession } from '../../../session/api/get-session.js';
import { useBindingVersion } from '../../api/get-binding-version.js';
import { useRestoreBindingVersion } from '../../api/restore-binding-version.js';
import { ChangeList } from '../../../../components/changes/change-list.js';
import { useFieldWords } from '../changes/field-words.js';
import { tabsOf } from '../changes/changed-tabs.js';
import { settingsChanges } from '../changes/settings-changes.js';
import { editorTexts } from '../texts.js';
import { historyTexts } from './texts.js';

type Props = {
  version: BindingVersion;
  /** what stands now */
  settings: BindingSettings;
  dirty: boolean;
  opened: boolean;
  onToggle: () => void;
  onRestored: () => void;
};

export function VersionItem({ version, settings, opened, onToggle, ...restore }: Props) {
  const t = useTexts(historyTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const current = version.version === settings.version;
  const name = format(t.version, { version: version.version });
  return (
    <Card withBorder className="tl-card" component="li" p="sm">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {current && <Badge variant="light">{t.current}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {`${dateTime(version.savedAt)} · ${version.savedBy?.name ?? t.system}`}
            </Text>
            <Text size="sm">
              <Origin version={version} />
            </Text>
          </div>
          {!current && (
            <Button
              size="compact-sm"
              variant="light"
              aria-expanded={opened}
              aria-label={format(t.compareOf, { name })}
              onClick={onToggle}
            >
              {opened ? t.hide : t.compare}
            </Button>
          )}
        </Group>
        {opened && !current && <Comparison version={version.version} settings={settings} {...restore} />}
      </Stack>
    </Card>
  );
}

function Origin({ version: { origin, restoredFrom, changed } }: Pick<Props, 'version'>) {
  const t = useTexts(historyTexts);
  const { tabs } = useTexts(editorTexts);
  const what = tabsOf(changed)
    .map((tab) => tabs[tab])
    .join(t.comma);
  const parts = format(t.changed, { what: what || t.nothing });
  if (origin === 'created') return t.created;
  if (origin === 'restored') return `${format(t.restoredFrom, { version: restoredFrom ?? '' })} ${parts}`;
  return origin === 'card' ? `${t.byCard} ${parts}` : parts;
}

type ComparisonProps = Omit<Props, 'version' | 'opened' | 'onToggle'> & { version: number };

/** What a restore would change, and the restore itself. */
function Comparison({ version, settings, dirty, onRestored }: ComparisonProps) {
  const t = useTexts(historyTexts);
  const stored = useBindingVersion(settings.channelId, version);
  const restore = useRestoreBindingVersion(settings.channelId);
  const words = useFieldWords();
  function run(): void {
    restore.mutate(
      { version, current: settings.version },
      {
        onSuccess: () => {
          notifications.show({ color: 'brand', message: format(t.restored, { version }) });
          onRestored();
        },
      },
    );
  }
  return (
    <Loaded query={stored} skeleton={<SkeletonRows rows={2} height={48} />}>
      {({ content }) => (
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {t.difference}
          </Text>
          <ChangeList
            changes={settingsChanges(settings, content)}
            words={words}
            before={t.now}
            after={t.then}
          />
          <ErrorNote error={restore.error} />
          {dirty ? (
            <Alert color="yellow" role="note">
              {t.dirty}
            </Alert>
          ) : (
            <Button w="fit-content" onClick={run} loading={restore.isPending}>
              {format(t.restore, { version })}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
