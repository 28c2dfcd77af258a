import { finding, lineTrouble, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

/** Channel id and secret of the Messaging API, and whether they are those of the account that staff named. */
export async function checkBot(subject: CheckSubject, probe: Probe): Promise<Finding> {
  const bot = await probe.bot();
  if (!bot.ok) return lineTrouble(bot, 'bot.refused');
  const { displayName, basicId, premiumId, chatMode } = bot.value;
  const names = { name: displayName, basicId: premiumId ?? basicId };
  const typed = subject.basicId?.toLowerCase();
  if (typed && ![basicId, premiumId].some((id) => id?.toLowerCase() === typed)) {
    return finding('bot.other_basic_id', { ...names, typed: subject.basicId });
  }
  return finding(chatMode === 'chat' ? 'bot.ok_chat_on' : 'bot.ok', names);
}

const lowShare = 0.9;

/** Replies are free; what is left matters to pushes only. */
export async function checkQuota(_subject: CheckSubject, probe: Probe): Promise<Finding> {
  const [quota, used] = await Promise.all([probe.quota(), probe.quotaUsed()]);
  if (!quota.ok) return lineTrouble(quota, 'bot.first');
  if (!used.ok) return lineTrouble(used, 'bot.first');
  const limit = quota.value.value;
  const { totalUsage } = used.value;
  if (limit === null) return finding('quota.unlimited', { used: totalUsage });
  const values = { used: totalUsage, limit };
  if (totalUsage >= limit) return finding('quota.used_up', values);
  return finding(totalUsage >= limit * lowShare ? 'quota.low' : 'quota.ok', values);
}
