import { Stack } from '@mantine/core';
import type { AutoReplies } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef, useState } from 'react';
import { EditorFrame, focusFirstInvalid } from '../../components/editor/editor-frame.js';
import { WithPreview } from '../../components/editor/with-preview.js';
import { useTexts } from '../../shared/i18n.js';
import { AutoRepliesConflict } from './auto-replies-conflict.js';
import { RuleList } from './rule-list.js';
import { RulePreview } from './rule-preview.js';
import { autoReplyTexts } from './texts.js';
import { TrialBox } from './trial-box.js';
import { useAutoRepliesEditor } from './use-auto-replies-editor.js';

/** A channel's rules: list, editor, preview and test. */
export function AutoRepliesEditor({ replies }: { replies: AutoReplies }) {
  const t = useTexts(autoReplyTexts);
  const root = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const editor = useAutoRepliesEditor(replies, showFirst);
  const { form, latest } = editor;

  /** The editor of a rule that was refused is opened first. */
  function showFirst(paths: string[]): void {
    const at = Math.min(...paths.map((path) => Number(path.split('.')[1])));
    setOpen(form.values.rules[at]?.key ?? null);
    focusFirstInvalid(root.current);
  }

  const shown = form.values.rules.find(({ key }) => key === open);
  return (
    <EditorFrame
      root={root}
      label={format(t.formLabel, { name: replies.channelName })}
      editor={editor}
      dialogs={latest && <AutoRepliesConflict mine={form.values} latest={latest} editor={editor} />}
    >
      <WithPreview
        preview={
          <Stack>
            <RulePreview rule={shown} />
            <TrialBox channelId={replies.channelId} draft={form.values} />
          </Stack>
        }
      >
        <RuleList form={form} hasLiff={replies.hasLiff} open={open} onOpen={setOpen} />
      </WithPreview>
    </EditorFrame>
  );
}
