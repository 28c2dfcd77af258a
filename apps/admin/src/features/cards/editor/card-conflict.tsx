import type { MessageCard, MessageCardInput } from '@tieline/contracts';
import { ConflictDialog } from '../../../components/changes/conflict-dialog.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { cardTexts } from '../texts.js';
import { cardChanges, useCardWords } from './card-changes.js';

type Props = {
  /** what stands in the form */
  mine: MessageCardInput;
  latest: MessageCard;
  saving: boolean;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

export function CardConflict({ mine, latest, ...way }: Props) {
  const { conflictTitle } = useTexts(cardTexts);
  const { timeZone } = useSession().team;
  const words = useCardWords();
  const changes = cardChanges(latest, mine);
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone }} {...way} />;
}
