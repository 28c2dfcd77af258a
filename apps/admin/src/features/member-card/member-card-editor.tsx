import { Stack } from '@mantine/core';
import type { Channel, MemberCardSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef } from 'react';
import { EditorFrame, focusFirstInvalid } from '../../components/editor/editor-frame.js';
import { WithPreview } from '../../components/editor/with-preview.js';
import { useTexts } from '../../shared/i18n.js';
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
  const onInvalid = () => focusFirstInvalid(root.current);
  const editor = useMemberCardEditor({ channel, settings, onInvalid });
  const { form, latest } = editor;
  return (
    <EditorFrame
      root={root}
      label={format(t.formLabel, { name: channel.name })}
      editor={editor}
      dialogs={latest && <MemberCardConflict mine={form.values} latest={latest} editor={editor} />}
    >
      <WithPreview preview={<MemberCardPreview draft={form.values} />}>
        <Stack gap="lg">
          <LookFields form={form} />
          <CodeFields form={form} />
          <FieldList form={form} />
          <UnbindFields form={form} />
        </Stack>
      </WithPreview>
    </EditorFrame>
  );
}
