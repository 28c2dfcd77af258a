import { Card, Grid, Stack, Tabs, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertCircle } from '@tabler/icons-react';
import type { BindingSettings, Channel } from '@tieline/contracts';
import { format, type PreviewScreen } from '@tieline/web';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { LeaveGuard } from '../../../components/leave-guard.js';
import { SaveBar } from '../../../components/save-bar.js';
import { useTexts } from '../../../shared/i18n.js';
import { editorTabs, type EditorTab } from '../../../shared/search.js';
import { tabOf, type EditorForm } from './form.js';
import { HistoryDrawer } from './history/history-drawer.js';
import { MatchTab } from './match-tab.js';
import { PageTab } from './page-tab.js';
import { PolicyTab } from './policy-tab.js';
import { NarrowPreview } from './preview/narrow-preview.js';
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
  const wide = useMediaQuery('(min-width: 75em)', false);
  const preview = <PreviewPane draft={form.values} botName={channel.name} tab={tab} hint={hint} />;

  function showFirst(paths: string[]): void {
    const tabs = paths.map(tabOf);
    const target = tabs.includes(tab) ? tab : editorTabs.find((name) => tabs.includes(name));
    if (target && target !== tab) onTab(target);
    // the panel is hidden until the tab has changed
    setTimeout(() => {
      const field = '[role="tabpanel"]:not([hidden]) [aria-invalid="true"]';
      root.current?.querySelector<HTMLElement>(field)?.focus();
    }, 50);
  }

  function openTab(next: string | null): void {
    const known = editorTabs.find((name) => name === next);
    setHint(null);
    if (known) onTab(known);
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
              <Tabs value={tab} onChange={openTab} keepMounted={false}>
                <TabList form={form} tab={tab} />
                {editorTabs.map((name) => (
                  <Tabs.Panel key={name} value={name} pt="lg">
                    <TabContent name={name} form={form} onHint={setHint} />
                  </Tabs.Panel>
                ))}
              </Tabs>
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
      <HistoryDrawer
        settings={settings}
        dirty={editor.dirty}
        opened={historyOpened}
        onClose={onHistoryClose}
      />
      {editor.latest && (
        <SettingsConflict
          mine={editor.mine()}
          latest={editor.latest}
          saving={editor.saving}
          onReload={editor.reload}
          onOverwrite={editor.overwrite}
          onClose={editor.closeConflict}
        />
      )}
    </form>
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
