import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n.js';
import type { AuditSearch } from '../../shared/search.js';
import { fromOf } from './api/list-audit.js';
import { auditTexts } from './texts.js';

/** What is listed, as a file; the browser streams it. */
export function AuditExport({ filter: { days, ...filter } }: { filter: AuditSearch }) {
  const t = useTexts(auditTexts);
  const pairs: [string, string | undefined][] = Object.entries({ ...filter, from: fromOf(days) });
  const given = pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      href={`/api/audit.csv?${new URLSearchParams(given).toString()}`}
      download
    >
      {t.exportList}
    </Button>
  );
}
