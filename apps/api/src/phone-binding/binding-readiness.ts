import { foldTriggerText, type BindingSettingsContent, type Problem } from '@tieline/contracts';

type Issues = NonNullable<Problem['issues']>;

/** What a shop match needs before anybody can be matched, whether binding is on or not. */
export function matchIssues(content: BindingSettingsContent): Issues {
  if (content.matchPlatform === 'none' || content.shopConnectionId !== null) return [];
  return [{ path: 'body.shopConnectionId', message: `${content.matchPlatform} needs a shop connection` }];
}

/** What is missing before customers may come; empty when nothing is. */
export function readinessIssues(
  channel: { liffId: string | null; loginChannelId: string | null },
  smsSenderName: string,
  content: BindingSettingsContent,
): Issues {
  const missing = (path: string, absent: boolean) => (absent ? [{ path, message: 'is missing' }] : []);
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
  const cards = Object.values(content.scenarios).map(({ reply }) =>
    reply.kind === 'card' ? reply.card.pictureId : null,
  );
  return [content.pictureId, ...cards];
}
