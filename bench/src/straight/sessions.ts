import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Database, Row } from './database.js';
import { sha256 } from './secrets.js';

const sessionMs = 30 * 60_000;

const channelColumns = `c.id AS channel_id, c.team_id, c.login_channel_id, b.enabled, b.content, t.sms_sender_name`;
const channelJoins = `JOIN binding_settings b ON b.channel_id = c.id JOIN teams t ON t.id = c.team_id`;

export type Session = {
  channelId: string;
  teamId: string;
  lineUserId: string;
  lineName: string | null;
  senderName: string;
  triggerText: string;
  replyText: string;
  tagIds: string[];
};

type Settings = {
  scenarios: { firstBinding: { triggerText: string; reply: { text?: string } } };
  tagIds: string[];
};

export class Sessions {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(
    private readonly database: Database,
    lineApiUrl: string,
  ) {
    this.keys = createRemoteJWKSet(new URL(`${lineApiUrl}/oauth2/v2.1/certs`));
  }

  async start({ liffId, idToken }: { liffId: string; idToken: string }): Promise<object | null> {
    const { payload } = await jwtVerify(idToken, this.keys, {
      algorithms: ['ES256'],
      issuer: 'https://access.line.me',
      audience: liffId.split('-')[0] ?? '',
    });
    const lineUserId = payload.sub ?? '';
    const [channel] = await this.database.rows(
      `SELECT ${channelColumns},
        (SELECT id FROM bindings WHERE channel_id = c.id AND active_line_user_id = ?) AS binding_id
        FROM channels c ${channelJoins} WHERE c.liff_id = ?`,
      [lineUserId, liffId],
    );
    if (!channel || channel['enabled'] !== 1) return null;
    const token = randomBytes(32).toString('base64url');
    const now = Date.now();
    const session = {
      token_hash: sha256(token),
      team_id: text(channel, 'team_id'),
      channel_id: text(channel, 'channel_id'),
      line_user_id: lineUserId,
      line_name: typeof payload['name'] === 'string' ? payload['name'] : null,
      line_picture: typeof payload['picture'] === 'string' ? payload['picture'] : null,
      locale: 'zh-TW',
      id_token_hash: sha256(idToken),
      created_at: now,
      expires_at: now + sessionMs,
    };
    await this.database.insert('liff_sessions', [session]);
    return { token, bound: channel['binding_id'], expiresInSeconds: sessionMs / 1000 };
  }

  async find(authorization: string | undefined): Promise<Session | null> {
    const token = /^Bearer ([\w-]{43})$/.exec(authorization ?? '')?.[1];
    if (!token) return null;
    const [row] = await this.database.rows(
      `SELECT s.line_user_id, s.line_name, ${channelColumns} FROM liff_sessions s
        JOIN channels c ON c.id = s.channel_id ${channelJoins}
        WHERE s.token_hash = ? AND s.expires_at > ?`,
      [sha256(token), Date.now()],
    );
    if (!row || row['enabled'] !== 1) return null;
    const settings = JSON.parse(text(row, 'content')) as Settings;
    const { triggerText, reply } = settings.scenarios.firstBinding;
    return {
      channelId: text(row, 'channel_id'),
      teamId: text(row, 'team_id'),
      lineUserId: text(row, 'line_user_id'),
      lineName: row['line_name'] === null ? null : text(row, 'line_name'),
      senderName: text(row, 'sms_sender_name'),
      triggerText,
      replyText: reply.text ?? triggerText,
      tagIds: settings.tagIds,
    };
  }
}

function text(row: Row, column: string): string {
  return String(row[column] ?? '');
}
