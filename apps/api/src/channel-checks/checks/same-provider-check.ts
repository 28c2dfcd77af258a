import { finding, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';

/**
 * User ids are made per provider, and no interface of LINE names a channel's provider: only a person whom both
 * channels know by the same id proves it.
 */
export async function checkSameProvider(subject: CheckSubject): Promise<Finding> {
  const test = subject.identityTest;
  if (!test) return finding('provider.untested');
  const { messagingChannelId, loginChannelId } = subject;
  if (test.messagingChannelId !== messagingChannelId || test.loginChannelId !== loginChannelId) {
    return finding('provider.outdated');
  }
  if (test.samePerson === false) return finding('provider.foreign');
  if (test.samePerson && test.profileFound) return finding('provider.ok');
  if (!test.opened || test.running) return finding('provider.untested');
  return finding(test.profileFound ? 'provider.no_message' : 'provider.profile_missing');
}
