import { Stack } from '@mantine/core';
import type { SocialBindingSettings } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef } from 'react';
import { ConflictDialog } from '../../components/changes/conflict-dialog.js';
import { EditorFrame, focusFirstInvalid } from '../../components/editor/editor-frame.js';
import { WithPreview } from '../../components/editor/with-preview.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { AfterFields } from './after-fields.js';
import { InstallFields } from './install-fields.js';
import { LookFields } from './look-fields.js';
import { PageFields } from './page-fields.js';
import { websiteTexts } from './texts.js';
import { useWebsiteEditor } from './use-website-editor.js';
import { useWebsiteWords, websiteChanges } from './website-changes.js';
import { WebsitePreview } from './website-preview.js';

type Editor = ReturnType<typeof useWebsiteEditor>;

/** A channel's button on the website. */
export function WebsiteEditor({ settings }: { settings: SocialBindingSettings }) {
  const t = useTexts(websiteTexts);
  const root = useRef<HTMLFormElement>(null);
  const editor = useWebsiteEditor({ settings, onInvalid: () => focusFirstInvalid(root.current) });
  const { form, latest } = editor;
  return (
    <EditorFrame
      root={root}
      label={format(t.formLabel, { name: settings.channelName })}
      editor={editor}
      dialogs={latest && <Conflict latest={latest} editor={editor} />}
    >
      <WithPreview preview={<WebsitePreview draft={form.values} />}>
        <Stack gap="lg">
          <InstallFields form={form} settings={settings} />
          <LookFields form={form} />
          <PageFields form={form} />
          <AfterFields form={form} settings={settings} />
        </Stack>
      </WithPreview>
    </EditorFrame>
  );
}

function Conflict({ latest, editor }: { latest: SocialBindingSettings; editor: Editor }) {
  const { conflictTitle } = useTexts(websiteTexts);
  const { timeZone } = useSession().team;
  const words = useWebsiteWords();
  const changes = websiteChanges(latest, editor.form.values);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
