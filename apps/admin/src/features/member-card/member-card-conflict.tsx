import type { MemberCardContent, MemberCardSettings } from '@tieline/contracts';
import { ConflictDialog, type ConflictWays } from '../../components/changes/conflict-dialog.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { memberCardChanges, useMemberCardWords } from './card-changes.js';
import { memberCardTexts } from './texts.js';

type Props = {
  /** what stands in the form */
  mine: MemberCardContent;
  latest: MemberCardSettings;
  editor: ConflictWays;
};

export function MemberCardConflict({ mine, latest, editor }: Props) {
  const { conflictTitle } = useTexts(memberCardTexts);
  const { timeZone } = useSession().team;
  const words = useMemberCardWords();
  const changes = memberCardChanges(latest, mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
