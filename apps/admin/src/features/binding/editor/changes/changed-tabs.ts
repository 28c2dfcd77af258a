import type { BindingSettings } from '@tieline/contracts';
import { editorTabs, type EditorTab } from '../../../../shared/search.js';
import { tabOf } from '../form.js';
import { settingsChanges } from './settings-changes.js';

/** Tabs on which two versions differ, in the order of the tabs. */
export function changedTabs(base: BindingSettings, latest: BindingSettings): EditorTab[] {
  return tabsOf(settingsChanges(base, latest).map(({ path }) => path));
}

export function tabsOf(paths: readonly string[]): EditorTab[] {
  const changed = new Set(paths.map(tabOf));
  return editorTabs.filter((tab) => changed.has(tab));
}
