import { Card, Grid, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Channel, MemberCardSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef, type FormEvent } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { SaveBar } from '../../components/save-bar.js';
import { useTexts } from '../../shared/i18n.js';
import { NarrowPreview } from '../binding/editor/preview/narrow-preview.js';
import { CodeFields, LookFields, UnbindFields } from './card-fields.js';
import { FieldList } from './field-list.js';
import { MemberCardConflict } from './member-card-conflict.js';
import { MemberCardPreview } from './member-card-preview.js';
import { memberCardTexts } from './texts.js';
import { useMemberCardEditor } from './use-member-card-editor.js';

type Props = { channel: Pick<Channel, 'id' | 'name'>; settings: MemberCardSettings };

/** The designer of a channel's member card. */
export function MemberCardEditor({ channel, settings }: Props) {
  const t = useTexts(memberCardTexts);
  const root = useRef<HTMLFormElement>(null);
  const editor = useMemberCardEditor({ channel, settings, onInvalid: showFirst });
  const { form } = editor;
  const wide = useMediaQuery('(min-width: 75em)', false);
  const preview = <MemberCardPreview draft={form.values} />;

  function showFirst(): void {
    // after React has marked the fields
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    editor.submit();
  }

  return (
    <form ref={root} onSubmit={submit} noValidate aria-label={format(t.formLabel, { name: channel.name })}>
      <Stack>
        {!wide && <NarrowPreview>{preview}</NarrowPreview>}
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
              <Stack gap="lg">
                <LookFields form={form} />
                <CodeFields form={form} />
                <FieldList form={form} />
                <UnbindFields form={form} />
              </Stack>
            </Card>
          </Grid.Col>
          {wide && (
            <Grid.Col span={4}>
              <div className="tl-sticky">{preview}</div>
            </Grid.Col>
          )}
        </Grid>
        <ErrorNote error={editor.error} />
        <SaveBar
          dirty={editor.dirty}
          saving={editor.saving}
          wrong={Object.keys(form.errors).length}
          onSave={editor.submit}
          onDiscard={editor.discard}
        />
      </Stack>
      <LeaveGuard dirty={editor.dirty} />
      <MemberCardConflict
        latest={editor.latest}
        saving={editor.saving}
        onReload={editor.reload}
        onOverwrite={editor.overwrite}
        onClose={editor.closeConflict}
      />
    </form>
  );
}
