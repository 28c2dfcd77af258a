import type { Locale, getLiffPage, openIdentityTest } from '@tieline/contracts';
import { ApiError, createClient, endpoint } from '@tieline/web';
import { type LiffSdk, initLiff, loadLiffSdk } from '../app/liff-sdk.js';

export type TestStep =
  | { name: 'loading' | 'sending' | 'done' | 'noToken' | 'noLine' }
  | { name: 'signIn'; signIn: () => void }
  | { name: 'write'; text: string; chatUrl: string | null; profileFound: boolean }
  | { name: 'refused'; title: string; detail: string };

type Show = (step: TestStep, sdk: LiffSdk | null) => void;

const page = endpoint<typeof getLiffPage>('GET', '/api/liff/pages/:liffId');
const opening = endpoint<typeof openIdentityTest>('POST', '/api/liff/identity-tests');

/** Shows the server who opened the link, and writes its words in the chat. */
export async function runIdentityTest(
  { liffId, token, locale }: { liffId: string; token: string; locale: Locale },
  show: Show,
): Promise<void> {
  const client = createClient({ baseUrl: '', locale: () => locale });
  let sdk: LiffSdk | null = null;
  try {
    const { sdkUrl } = await client.call(page, { params: { liffId } });
    sdk = await loadLiffSdk(sdkUrl);
    await initLiff(sdk, liffId);
    const ready = sdk;
    if (!ready.isInClient() && !ready.isLoggedIn()) {
      const signIn = () => ready.login({ redirectUri: window.location.href });
      return show({ name: 'signIn', signIn }, sdk);
    }
    const idToken = ready.getIDToken();
    if (!idToken) return show({ name: 'noToken' }, sdk);
    const opened = await client.call(opening, { body: { liffId, token, idToken } });
    show({ name: 'sending' }, sdk);
    const sent = ready.isInClient() && (await sends(ready, opened.text));
    const { text, prefilledChatUrl: chatUrl, profileFound } = opened;
    show(sent ? { name: 'done' } : { name: 'write', text, chatUrl, profileFound }, sdk);
  } catch (error) {
    const problem = error instanceof ApiError ? error.problem : null;
    if (!problem) return show({ name: 'noLine' }, sdk);
    show({ name: 'refused', title: problem.title, detail: problem.detail }, sdk);
  }
}

/** LINE refuses when the page was not opened from a chat, from a QR code for one. */
async function sends(sdk: LiffSdk, text: string): Promise<boolean> {
  try {
    await sdk.sendMessages([{ type: 'text', text }]);
    return true;
  } catch {
    return false;
  }
}
