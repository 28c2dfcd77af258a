import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type WebhookAnswer = {
  status: number | null;
  text: string;
  error: 'request_timeout' | 'could_not_connect' | null;
};

const webhookTimeoutMs = 2000;

// node:http with kept connections: fetch takes twice the time, and load tests send thousands a second.
const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
const answerLimit = 4000;

/** One POST within LINE's two seconds; redirects are not followed. Never rejects. */
export async function postWebhook(
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<WebhookAnswer> {
  const first = await attempt(endpoint, headers, body);
  // The product may close a kept connection in the moment it is used again.
  return first === 'stale' ? attempt(endpoint, headers, body).then(settled) : first;
}

const failed = (error: 'request_timeout' | 'could_not_connect'): WebhookAnswer => ({
  status: null,
  text: '',
  error,
});
const settled = (answer: WebhookAnswer | 'stale') =>
  answer === 'stale' ? failed('could_not_connect') : answer;

function attempt(
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<WebhookAnswer | 'stale'> {
  return new Promise((resolve) => {
    const secure = endpoint.startsWith('https:');
    const options = { method: 'POST', headers: { ...headers, 'content-length': String(body.length) } };
    const sent = secure
      ? httpsRequest(endpoint, { ...options, agent: agents.https })
      : httpRequest(endpoint, { ...options, agent: agents.http });
    const timer = setTimeout(() => {
      resolve(failed('request_timeout'));
      sent.destroy();
    }, webhookTimeoutMs);
    sent.on('response', (response) => {
      void read(response).then((text) => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? null, text, error: null });
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(sent.reusedSocket && error.code === 'ECONNRESET' ? 'stale' : failed('could_not_connect'));
    });
    sent.end(body);
  });
}

/** What came, also of an answer that breaks off. */
function read(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      if (text.length < answerLimit) text += part;
    });
    response.on('close', () => resolve(text.slice(0, answerLimit)));
  });
}
