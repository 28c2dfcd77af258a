import {
  BindingSettingsInput,
  defaultBindingSettings,
  type BindingSettingsContent,
} from '@tieline/contracts';
import { readinessIssues, triggerTextsDiffer } from '../phone-binding/binding-readiness.js';
import { issueLines, type ProvisionFile } from './provision-file.js';

type Channel = ProvisionFile['channels'][number];
type Known = { tags: ReadonlyMap<string, string>; shops: ReadonlyMap<string, string> };
export type BindingContent = { content: BindingSettingsContent; problems: string[] };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects are merged, all else replaces. A reply is a whole: half a text and half a card is neither. */
function merged(base: unknown, over: unknown, key = ''): unknown {
  if (!isObject(base) || !isObject(over) || key === 'reply') return over;
  const entries = Object.entries(over).map(([name, value]) => [name, merged(base[name], value, name)]);
  return { ...base, ...Object.fromEntries(entries) };
}

/** The settings of a channel: defaults, the file's over them, names replaced by the ids they stand for. */
export function bindingContentOf(channel: Channel, smsSenderName: string, known: Known): BindingContent {
  const { binding } = channel;
  const problems = [
    ...['tagIds', 'shopConnectionId']
      .filter((name) => name in binding.settings)
      .map((name) => `settings.${name}: use "tags" and "shop"`),
    ...binding.tags.filter((tag) => !known.tags.has(tag)).map((tag) => `tags: "${tag}" is not in this file`),
    ...(binding.shop !== null && !known.shops.has(binding.shop)
      ? [`shop: "${binding.shop}" is not in this file`]
      : []),
  ];
  const named = {
    tagIds: binding.tags.flatMap((tag) => known.tags.get(tag) ?? []),
    shopConnectionId: binding.shop === null ? null : (known.shops.get(binding.shop) ?? null),
  };
  const laid = merged(defaultBindingSettings(), binding.settings) as object;
  const parsed = BindingSettingsInput.safeParse({ ...laid, ...named, version: 1 });
  if (!parsed.success) {
    problems.push(...issueLines(parsed.error.issues, 'settings.'));
    return { content: defaultBindingSettings(), problems };
  }
  const { version: _version, ...content } = parsed.data;
  const saved = Object.values(content.scenarios).some(({ reply }) => reply.kind === 'savedCard');
  if (saved) problems.push('settings.scenarios: a saved card is made in the console; use "text" or "card"');
  if (!triggerTextsDiffer(content)) problems.push('settings.scenarios: trigger texts must differ');
  if (binding.enabled) {
    const needsShop = `${content.matchPlatform} needs a shop connection`;
    const issues = readinessIssues(channel, smsSenderName, content);
    problems.push(
      ...issues.map(({ path, code }) => `enabled: ${path} ${code === 'missing' ? 'is missing' : needsShop}`),
    );
  }
  return { content, problems };
}
