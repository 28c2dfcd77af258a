import type { Journey } from '@tieline/contracts';
import { ConflictDialog, type ConflictWays } from '../../../components/changes/conflict-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { toDraft, type JourneyDraft } from './draft.js';
import { useJourneyChanges } from './journey-changes.js';
import { journeyEditorTexts } from './texts.js';

type Props = {
  /** what stands in the form */
  mine: JourneyDraft;
  latest: Journey;
  editor: ConflictWays;
};

export function JourneyConflict({ mine, latest, editor }: Props) {
  const { conflictTitle } = useTexts(journeyEditorTexts);
  const { timeZone } = useSession().team;
  const { changes, words } = useJourneyChanges(toDraft(latest), mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
