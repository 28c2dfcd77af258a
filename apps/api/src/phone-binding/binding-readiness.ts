import { foldTriggerText, picturesOfCard, type BindingSettingsContent } from '@tieline/contracts';
import type { Issue } from '../http/problem.js';

/** What a shop match needs before anybody can be matched, whether binding is on or not. */
export function matchIssues(content: BindingSettingsContent): Issue[] {
  if (content.matchPlatform === 'none' || content.shopConnectionId !== null) return [];
  return [{ path: 'body.shopConnectionId', code: 'shop_missing' }];
}

/** What is missing before customers may come; empty when nothing is. */
export function readinessIssues(
  channel: { liffId: string | null; loginChannelId: string | null },
  smsSenderName: string,
  content: BindingSettingsContent,
): Issue[] {
  const missing = (path: string, absent: boolean): Issue[] => (absent ? [{ path, code: 'missing' }] : []);
  return [
    ...missing('channel.liffId', channel.liffId === null),
    ...missing('channel.loginChannelId', channel.loginChannelId === null),
    ...missing('team.smsSenderName', smsSenderName.trim() === ''),
    ...matchIssues(content),
  ];
}

export function triggerTextsDiffer({ scenarios }: Pick<BindingSettingsContent, 'scenarios'>): boolean {
  const texts = Object.values(scenarios).map((scenario) => foldTriggerText(scenario.triggerText));
  return new Set(texts).size === texts.length;
}

/** Pictures that the settings show. */
export function picturesOf(content: BindingSettingsContent): (string | null)[] {
  const cards = Object.values(content.scenarios).flatMap(({ reply }) => {
    if (reply.kind === 'card') return [reply.card.pictureId];
    return reply.kind === 'savedCard' && reply.content ? picturesOfCard(reply.content) : [];
  });
  return [content.pictureId, ...cards];
}
