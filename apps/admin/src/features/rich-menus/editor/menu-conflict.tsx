import type { RichMenu } from '@tieline/contracts';
import { ConflictDialog, type ConflictWays } from '../../../components/changes/conflict-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { menuTexts } from '../texts.js';
import { menuChanges, useMenuWords } from './menu-changes.js';
import type { MenuContent } from './menu-draft.js';

type Props = {
  /** what stands in the form */
  mine: MenuContent;
  latest: RichMenu;
  editor: ConflictWays;
};

export function MenuConflict({ mine, latest, editor }: Props) {
  const { conflictTitle } = useTexts(menuTexts).editor;
  const { timeZone } = useSession().team;
  const words = useMenuWords();
  const changes = menuChanges(latest, mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
