import type { AutoReplies } from '@tieline/contracts';
import { changesBetween } from '../../components/changes/changes.js';
import { ConflictDialog, type ConflictWays } from '../../components/changes/conflict-dialog.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { toDraft, type RulesDraft } from './rule-draft.js';
import { useRuleWords } from './rule-words.js';
import { autoReplyTexts } from './texts.js';

type Props = { mine: RulesDraft; latest: AutoReplies; editor: ConflictWays };

/** Somebody saved meanwhile: which rules differ, in words. */
export function AutoRepliesConflict({ mine, latest, editor }: Props) {
  const t = useTexts(autoReplyTexts);
  const { whole } = useRuleWords();
  const { timeZone } = useSession().team;
  const theirs = toDraft(latest);
  const names = new Map([...theirs.rules, ...mine.rules].map(({ key, name }) => [key, name]));
  const said = ({ rules }: RulesDraft) => ({
    order: rules.map(({ name }) => name).join(' → '),
    ...Object.fromEntries(rules.map((rule) => [`rule ${rule.key}`, `${rule.name}\n${whole(rule)}`])),
  });
  const words = {
    label: (path: string) => (path === 'order' ? t.conflictOrder : (names.get(path.slice(5)) ?? path)),
    value: (_path: string, value: unknown) => value as string,
  };
  const changes = changesBetween(said(theirs), said(mine));
  return <ConflictDialog title={t.conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}
