import type { BindingSettingsContent, ScenarioReply } from '@tieline/contracts';
import { changesBetween, type Change } from '../../../../components/changes/changes.js';

export type SettingsContent = BindingSettingsContent;

/** The fields in which two versions differ, in the order of the editor. */
export const settingsChanges = (before: SettingsContent, after: SettingsContent): Change[] =>
  changesBetween(fieldsOf(before), fieldsOf(after));

/** A saved card counts by its name: its content is the card's own, whatever version of the settings holds a copy. */
function fieldsOf(content: SettingsContent) {
  const { scenarios, tagIds, pictureId, consentText, contactUrl, registerUrl, texts } = content;
  const { matchPlatform, shopConnectionId, countries, policy } = content;
  const named = Object.fromEntries(
    Object.entries(scenarios).map(([name, { triggerText, reply }]) => [
      name,
      { triggerText, reply: withoutCopy(reply) },
    ]),
  );
  return {
    ...{ scenarios: named, tagIds, pictureId, consentText, contactUrl, registerUrl, texts },
    ...{ matchPlatform, shopConnectionId, countries, policy },
  };
}

const withoutCopy = (reply: ScenarioReply) =>
  reply.kind === 'savedCard' ? { ...reply, content: undefined } : reply;
