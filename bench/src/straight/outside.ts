import { request } from 'undici';
import type { StraightSetup } from './setup.js';

/** LINE and the SMS gateway, called without a client library. */
export class Outside {
  private token: Promise<string> | null = null;

  constructor(private readonly setup: StraightSetup) {}

  async sendSms(id: string, to: string, text: string): Promise<string> {
    const { url, token } = this.setup.sms;
    const answer = await post(`${url}/messages`, { id, to, text }, token);
    return (answer as { id: string }).id;
  }

  async reply(replyToken: string, text: string): Promise<void> {
    this.token ??= this.fetchToken();
    const body = { replyToken, messages: [{ type: 'text', text }] };
    await post(`${this.setup.line.apiUrl}/v2/bot/message/reply`, body, await this.token);
  }

  private async fetchToken(): Promise<string> {
    const { apiUrl, channelId, channelSecret } = this.setup.line;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: channelId,
      client_secret: channelSecret,
    });
    const { body } = await request(`${apiUrl}/oauth2/v3/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    return ((await body.json()) as { access_token: string }).access_token;
  }
}

async function post(url: string, body: object, token: string): Promise<unknown> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.body.json();
  if (response.statusCode >= 300) throw new Error(`${url}: ${response.statusCode} ${JSON.stringify(answer)}`);
  return answer;
}
