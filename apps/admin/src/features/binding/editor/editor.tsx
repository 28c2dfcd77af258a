import { Tabs, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { BindingSettings, Channel } from '@tieline/contracts';
import { format, type PreviewScreen } from '@tieline/web';
import { useEffect, useRef, useState } from 'react';
import { EditorFrame, focusFirstInvalid } from '../../../components/editor/editor-frame.js';
import { WithPreview } from '../../../components/editor/with-preview.js';
import { useTexts } from '../../../shared/i18n.js';
import { editorTabs, type EditorTab } from '../../../shared/search.js';
import { tabOf, type EditorForm } from './form.js';
import { HistoryDrawer } from './history/history-drawer.js';
import { MatchTab } from './match-tab.js';
import { PageTab } from './page-tab.js';
import { PolicyTab } from './policy-tab.js';
import { PreviewPane } from './preview/preview-pane.js';
import { ScenarioTab } from './scenario-tab.js';
import { SettingsConflict } from './settings-conflict.js';
import { editorTexts } from './texts.js';
import { useEditor } from './use-editor.js';

type Props = {
  channel: Pick<Channel, 'id' | 'name'>;
  settings: BindingSettings;
  tab: EditorTab;
  onTab: (tab: EditorTab) => void;
  historyOpened: boolean;
  onHistoryClose: () => void;
};

export function BindingEditor({ channel, settings, tab, onTab, historyOpened, onHistoryClose }: Props) {
  const t = useTexts(editorTexts);
  const root = useRef<HTMLFormElement>(null);
  const editor = useEditor({ channel, settings, onInvalid: showFirst });
  const { form } = editor;
  const [hint, setHint] = useState<PreviewScreen | null>(null);
  const preview = <PreviewPane draft={form.values} botName={channel.name} tab={tab} hint={hint} />;

  function showFirst(paths: string[]): void {
    const tabs = paths.map(tabOf);
    const target = tabs.includes(tab) ? tab : editorTabs.find((name) => tabs.includes(name));
    if (target && target !== tab) onTab(target);
    // the panel is hidden until the tab has changed
    focusFirstInvalid(root.current, '[role="tabpanel"]:not([hidden])');
  }

  function openTab(next: string | null): void {
    const known = editorTabs.find((name) => name === next);
    setHint(null);
    if (known) onTab(known);
  }

  const dialogs = (
    <>
      <HistoryDrawer
        settings={settings}
        dirty={editor.dirty}
        opened={historyOpened}
        onClose={onHistoryClose}
      />
      {editor.latest && <SettingsConflict mine={editor.mine()} latest={editor.latest} editor={editor} />}
    </>
  );
  return (
    <EditorFrame
      root={root}
      label={format(t.formLabel, { name: channel.name })}
      editor={editor}
      dialogs={dialogs}
    >
      <WithPreview preview={preview}>
        <Tabs value={tab} onChange={openTab} keepMounted={false}>
          <TabList form={form} tab={tab} />
          {editorTabs.map((name) => (
            <Tabs.Panel key={name} value={name} pt="lg">
              <TabContent name={name} form={form} onHint={setHint} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </WithPreview>
    </EditorFrame>
  );
}

function TabList({ form, tab }: { form: EditorForm; tab: EditorTab }) {
  const t = useTexts(editorTexts);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // on a phone the row scrolls sideways; a link may lead to a tab that is out of sight
    const active = list.current?.querySelector<HTMLElement>(`[role="tab"][aria-selected="true"]`);
    const row = list.current;
    if (active && row) row.scrollLeft = active.offsetLeft - (row.clientWidth - active.offsetWidth) / 2;
  }, [tab]);
  const wrong = new Set(Object.keys(form.errors).map(tabOf));
  return (
    <Tabs.List ref={list} aria-label={t.tabsLabel} className="tl-tabs">
      {editorTabs.map((name) => (
        <Tabs.Tab
          key={name}
          value={name}
          rightSection={
            wrong.has(name) && <IconAlertCircle size={18} color="var(--mantine-color-error)" aria-hidden />
          }
        >
          {t.tabs[name]}
          {wrong.has(name) && <VisuallyHidden>{` ${t.tabHasErrors}`}</VisuallyHidden>}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

type ContentProps = { name: EditorTab; form: EditorForm; onHint: (screen: PreviewScreen) => void };

function TabContent({ name, form, onHint }: ContentProps) {
  switch (name) {
    case 'firstBinding':
    case 'alreadyBound':
    case 'memberNotFound':
      return <ScenarioTab form={form} scenario={name} />;
    case 'page':
      return <PageTab form={form} onHint={onHint} />;
    case 'match':
      return <MatchTab form={form} />;
    case 'policy':
      return <PolicyTab form={form} />;
  }
}
