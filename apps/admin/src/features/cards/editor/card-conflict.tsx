import type { MessageCard, MessageCardInput } from '@tieline/contracts';
import { ConflictDialog, type ConflictWays } from '../../../components/changes/conflict-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { cardTexts } from '../texts.js';
import { cardChanges, useCardWords } from './card-changes.js';

type Props = {
  /** what stands in the form */
  mine: MessageCardInput;
  latest: MessageCard;
  editor: ConflictWays;
};

export function CardConflict({ mine, latest, editor }: Props) {
  const { conflictTitle } = useTexts(cardTexts);
  const { timeZone } = useSession().team;
  const words = useCardWords();
  const changes = cardChanges(latest, mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
