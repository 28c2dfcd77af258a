import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { MemberImport } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useMemberImports } from '../api/list-member-imports.js';
import { useUploadMembers } from '../api/upload-members.js';
import { ImportState } from './import-state.js';
import { memberTexts } from './texts.js';

/** The list behind a connection that no shop stands behind: upload, look at what would change, import. */
export function MemberImports({ connectionId }: { connectionId: string }) {
  const t = useTexts(memberTexts);
  const { number } = useFormat();
  const { data } = useMemberImports(connectionId);
  const upload = useUploadMembers(connectionId);
  const [encoding, setEncoding] = useState<MemberImport['encoding']>('utf-8');
  const newest = data?.items[0];
  return (
    <Stack gap="sm" component="section" aria-label={t.title}>
      <Text size="sm">{format(t.members, { count: number(data?.members ?? 0) })}</Text>
      <Group align="flex-end" gap="xs">
        <Select
          label={t.encoding}
          data={[
            { value: 'utf-8', label: 'UTF-8' },
            { value: 'big5', label: 'Big5' },
          ]}
          value={encoding}
          onChange={(value) => setEncoding(value === 'big5' ? 'big5' : 'utf-8')}
          allowDeselect={false}
        />
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file && upload.mutate({ file, encoding })}
          inputProps={{ 'aria-label': t.choose }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={18} aria-hidden />}
              loading={upload.isPending}
              disabled={newest?.state === 'importing'}
            >
              {t.choose}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="sm" c="dimmed">
        {t.columns}
      </Text>
      <ErrorNote error={upload.error} />
      {newest && <ImportState row={newest} />}
    </Stack>
  );
}
