import type { BindingSettings } from '@tieline/contracts';
import { ConflictDialog, type ConflictWays } from '../../../components/changes/conflict-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { useFieldWords } from './changes/field-words.js';
import { settingsChanges, type SettingsContent } from './changes/settings-changes.js';
import { editorTexts } from './texts.js';

type Props = {
  /** what stands in the form */
  mine: SettingsContent;
  latest: BindingSettings;
  editor: ConflictWays;
};

export function SettingsConflict({ mine, latest, editor }: Props) {
  const { conflictTitle } = useTexts(editorTexts);
  const { timeZone } = useSession().team;
  const words = useFieldWords();
  const changes = settingsChanges(latest, mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
