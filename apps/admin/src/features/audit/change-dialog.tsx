import { Group, Modal, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@tieline/contracts';
import { CopyIcon } from '../../components/copy-button.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { changesOf } from './difference.js';
import { auditTexts, labelOf } from './texts.js';
import { useReadable } from './use-readable.js';

/** Every field that one record changed, both sides under each other so that long texts fit a phone. */
export function ChangeDialog({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const t = useTexts(auditTexts);
  const { requestIdName } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const changes = changesOf(entry);
  const words = useReadable();
  const side = (path: string, value: string | null) =>
    value === null ? t.nothing : words.value(path, value) || t.blank;
  return (
    <Modal opened onClose={onClose} title={labelOf(t.actions, entry.action)} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {`${dateTime(entry.createdAt)} · ${entry.person?.name ?? t.system} · ${labelOf(t.targets, entry.targetType)}`}
        </Text>
        {changes.length === 0 && <Text>{t.noChanges}</Text>}
        {changes.map(({ at, path, before, after }, place) => (
          <div key={place}>
            <Text fw={600} size="sm" className="tl-wrap">
              {words.field(at)}
            </Text>
            <dl className="tl-fields">
              <dt>{t.before}</dt>
              <dd className="tl-wrap">{side(path, before)}</dd>
              <dt>{t.after}</dt>
              <dd className="tl-wrap">{side(path, after)}</dd>
            </dl>
          </div>
        ))}
        <dl className="tl-fields">
          <dt>{t.targetId}</dt>
          <dd className="tl-url">{entry.targetId}</dd>
          <dt>{requestIdName}</dt>
          <dd>
            <Group gap={4} wrap="nowrap">
              <span className="tl-url">{entry.requestId}</span>
              <CopyIcon value={entry.requestId} what={requestIdName} />
            </Group>
          </dd>
        </dl>
      </Stack>
    </Modal>
  );
}
