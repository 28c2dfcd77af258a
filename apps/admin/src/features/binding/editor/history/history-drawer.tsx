import { Drawer, Stack, Text } from '@mantine/core';
import type { BindingSettings, BindingVersion } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { MoreRows } from '../../../../components/data-table.js';
import { Loaded, SkeletonRows } from '../../../../components/loaded.js';
import { useFormat } from '../../../../shared/dates.js';
import { useTexts } from '../../../../shared/i18n.js';
import { useBindingVersions } from '../../api/list-binding-versions.js';
import { historyTexts } from './texts.js';
import { VersionItem } from './version-item.js';

type Props = {
  settings: BindingSettings;
  /** the form holds edits that a restore would meet */
  dirty: boolean;
  opened: boolean;
  onClose: () => void;
};

/** Every version of the settings: who, when, what changed, and the way back. */
export function HistoryDrawer({ opened, onClose, ...list }: Props) {
  const t = useTexts(historyTexts);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t.title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {opened && <Versions {...list} onRestored={onClose} />}
    </Drawer>
  );
}

type ListProps = Omit<Props, 'opened' | 'onClose'> & { onRestored: () => void };

function Versions({ settings, dirty, onRestored }: ListProps) {
  const t = useTexts(historyTexts);
  const { number } = useFormat();
  const versions = useBindingVersions(settings.channelId);
  const [open, setOpen] = useState<BindingVersion['version'] | null>(null);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t.purpose}
      </Text>
      <Loaded query={versions} skeleton={<SkeletonRows rows={4} height={88} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              <Stack component="ul" gap="sm" className="tl-list">
                {items.map((item) => (
                  <VersionItem
                    key={item.version}
                    version={item}
                    settings={settings}
                    dirty={dirty}
                    opened={open === item.version}
                    onToggle={() => setOpen(open === item.version ? null : item.version)}
                    onRestored={onRestored}
                  />
                ))}
              </Stack>
              <MoreRows
                count={format(t.shown, { count: number(items.length) })}
                hasMore={versions.hasNextPage}
                loading={versions.isFetchingNextPage}
                onMore={() => void versions.fetchNextPage()}
              />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}
