import { Stack } from '@mantine/core';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { ErrorNote } from '../error-note.js';
import { LeaveGuard } from '../leave-guard.js';
import { SaveBar } from '../save-bar.js';

type Props = {
  root: RefObject<HTMLFormElement | null>;
  label: string;
  editor: {
    form: { errors: Record<string, unknown> };
    dirty: boolean;
    saving: boolean;
    error: unknown;
    submit: () => void;
    discard: () => void;
  };
  /** nothing of this kind is stored yet */
  fresh?: boolean;
  /** stands in for the usual words of an error */
  refusal?: ReactNode;
  /** what opens over the form */
  dialogs: ReactNode;
  children: ReactNode;
};

/** A page that is edited and saved as one: what went wrong, the bar that saves, the question before it is left. */
export function EditorFrame({ root, label, editor, fresh = false, refusal, dialogs, children }: Props) {
  function submit(event: FormEvent): void {
    event.preventDefault();
    editor.submit();
  }
  return (
    <form ref={root} onSubmit={submit} noValidate aria-label={label}>
      <Stack>
        {children}
        {refusal ?? <ErrorNote error={editor.error} />}
        <SaveBar
          dirty={editor.dirty}
          fresh={fresh}
          saving={editor.saving}
          wrong={Object.keys(editor.form.errors).length}
          onSave={editor.submit}
          onDiscard={editor.discard}
        />
      </Stack>
      <LeaveGuard dirty={editor.dirty} />
      {dialogs}
    </form>
  );
}

/** Moves the focus to the first field that was refused, after React has marked it. */
export function focusFirstInvalid(root: HTMLElement | null, within = ''): void {
  setTimeout(() => root?.querySelector<HTMLElement>(`${within} [aria-invalid="true"]`)?.focus(), 50);
}
