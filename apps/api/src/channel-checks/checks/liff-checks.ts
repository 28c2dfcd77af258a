import type { LiffApp } from '@tieline/line';
import { finding, lineTrouble, type Finding } from '../finding.js';
import { isBindingPage } from '../own-page.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

export const wantedScopes = ['openid', 'profile', 'chat_message.write'] as const;

export async function checkLogin({ loginChannelId }: CheckSubject, probe: Probe): Promise<Finding> {
  const login = await probe.login();
  if (!login) return finding('login.missing');
  return login.ok ? finding('login.ok', { channelId: loginChannelId }) : lineTrouble(login, 'login.refused');
}

export async function checkLiffApp(subject: CheckSubject, probe: Probe): Promise<Finding> {
  const found = await appOf(subject, probe);
  return 'code' in found ? found : finding('liff.ok', { liffId: found.liffId, name: found.description });
}

export async function checkLiffEndpoint(subject: CheckSubject, probe: Probe): Promise<Finding> {
  return ofApp(subject, probe, ({ view }) =>
    view.url === subject.liffEndpointUrl
      ? finding('liff.endpoint_ok', { url: view.url })
      : finding('liff.endpoint_differs', { found: view.url, wanted: subject.liffEndpointUrl }),
  );
}

/** Full shows everything; Compact is enough for who only says yes to a website. */
export async function checkLiffSize(subject: CheckSubject, probe: Probe): Promise<Finding> {
  return ofApp(subject, probe, ({ view: { type } }) => {
    const found = type.replace(/^./, (first) => first.toUpperCase());
    const fits = type === 'full' || type === subject.liffSize;
    return finding(fits ? 'liff.size_ok' : 'liff.size_differs', { found });
  });
}

export async function checkLiffScopes(subject: CheckSubject, probe: Probe): Promise<Finding> {
  return ofApp(subject, probe, ({ scope }) => {
    const missing = wantedScopes.filter((wanted) => !scope.includes(wanted));
    return missing.length === 0
      ? finding('liff.scopes_ok')
      : finding('liff.scopes_missing', { missing: missing.join(', ') });
  });
}

export async function checkLiffBotPrompt(subject: CheckSubject, probe: Probe): Promise<Finding> {
  return ofApp(subject, probe, ({ botPrompt }) =>
    botPrompt === 'aggressive'
      ? finding('liff.prompt_ok')
      : finding('liff.prompt_differs', { found: botPrompt }),
  );
}

/** The binding page and a game can not share a LIFF app: it has one endpoint URL. */
export async function checkLiffSeparate(subject: CheckSubject, probe: Probe): Promise<Finding> {
  const { liffId, gameLiffId } = subject;
  if (liffId && liffId === gameLiffId) return finding('liff.same_as_game', { liffId });
  const found = await appOf(subject, probe);
  if ('code' in found) return finding('liff.todo');
  const { url } = found.view;
  return isBindingPage(url, subject.publicUrl)
    ? finding('liff.separate_ok')
    : finding('liff.used_elsewhere', { url });
}

/** Settings of an app that serves another page are none of ours. */
async function ofApp(subject: CheckSubject, probe: Probe, look: (app: LiffApp) => Finding): Promise<Finding> {
  const found = await appOf(subject, probe);
  if ('code' in found) return finding('liff.todo');
  return isBindingPage(found.view.url, subject.publicUrl) ? look(found) : finding('liff.not_ours');
}

/** The binding page's app as LINE has it, or why there is none. */
async function appOf(subject: CheckSubject, probe: Probe): Promise<LiffApp | Finding> {
  const { liffId, loginChannelId } = subject;
  const apps = await probe.liffApps();
  if (!apps) return finding('liff.todo');
  if (!apps.ok) return lineTrouble(apps, 'liff.todo');
  if (!liffId) return finding('liff.none');
  const app = apps.value.find((each) => each.liffId === liffId);
  if (app) return app;
  const other = !liffId.startsWith(`${loginChannelId}-`);
  return finding(other ? 'liff.other_channel' : 'liff.unknown', { liffId, channelId: loginChannelId });
}
