import type { messagingApi } from '@line/bot-sdk';
import { NoAnswer, RichMenuBatchProgress, RichMenuId, RichMenuList } from './answers.js';
import type { ChannelCall, ChannelCalls } from './channel-calls.js';
import type { LineChannelCredentials, LineResult } from './result.js';

/** JPEG or PNG of the size the menu states, at most 1 MB. */
export type RichMenuPicture = { contentType: 'image/jpeg' | 'image/png'; bytes: Uint8Array };
/** Everybody who is linked to `from` gets `to`; without `to` the link is taken away. */
export type RichMenuReplacement = { from: string; to?: string };

type Answer<T> = Promise<LineResult<T>>;
type Credentials = LineChannelCredentials;

const part = encodeURIComponent;
const ofUser = (userId: string) => `/v2/bot/user/${part(userId)}/richmenu`;
const uploadMs = 30_000;

/**
 * Rich menus of a Messaging API channel. LINE's limits: create and delete 100 an hour each, alias delete and batch
 * progress 100 an hour, batch 3 an hour, list 10 a second, everything else 2,000 a second. A link that LINE accepts
 * for somebody who is no friend does nothing: `getOfUser` tells. Source: Messaging API reference, rich menu.
 */
export class RichMenuCalls {
  constructor(private readonly channel: ChannelCalls) {}

  /** Makes nothing. `details` of a refusal name the fields. */
  validate(credentials: Credentials, menu: messagingApi.RichMenuRequest): Answer<null> {
    return this.post(credentials, '/v2/bot/richmenu/validate', menu);
  }

  /** Not idempotent: a menu that a lost answer left behind is found by its name with `list`. */
  create(credentials: Credentials, menu: messagingApi.RichMenuRequest): Answer<{ richMenuId: string }> {
    const call = { method: 'POST', path: '/v2/bot/richmenu', body: menu, answer: RichMenuId } as const;
    return this.channel.call(credentials, call);
  }

  /** Once for each menu: LINE replaces no picture. */
  uploadPicture(credentials: Credentials, richMenuId: string, picture: RichMenuPicture): Answer<null> {
    return this.channel.call(credentials, {
      method: 'POST',
      host: 'data',
      path: `/v2/bot/richmenu/${part(richMenuId)}/content`,
      headers: { 'content-type': picture.contentType },
      body: picture.bytes,
      timeoutMs: uploadMs,
      answer: NoAnswer,
    });
  }

  /** Those made by API; menus of LINE's own console are not among them. */
  async list(credentials: Credentials): Answer<{ richMenuId: string; name: string }[]> {
    const result = await this.get(credentials, '/v2/bot/richmenu/list', RichMenuList);
    return result.ok ? { ...result, value: result.value.richmenus } : result;
  }

  /** Fine when it is gone already. */
  async delete(credentials: Credentials, richMenuId: string): Answer<null> {
    return gone(await this.remove(credentials, `/v2/bot/richmenu/${part(richMenuId)}`));
  }

  /** Shown to everybody who has none of their own. */
  setDefault(credentials: Credentials, richMenuId: string): Answer<null> {
    return this.post(credentials, `/v2/bot/user/all/richmenu/${part(richMenuId)}`);
  }

  /** Null: none. `forbidden`: another application of this account has set one. */
  async getDefault(credentials: Credentials): Answer<string | null> {
    return idOrNone(await this.get(credentials, '/v2/bot/user/all/richmenu', RichMenuId));
  }

  clearDefault(credentials: Credentials): Answer<null> {
    return this.remove(credentials, '/v2/bot/user/all/richmenu');
  }

  /** What `richmenuswitch` actions name: `[a-z0-9_-]`, at most 32. Makes it, or points it elsewhere. */
  async putAlias(credentials: Credentials, alias: string, richMenuId: string): Answer<null> {
    const path = `/v2/bot/richmenu/alias/${part(alias)}`;
    const updated = await this.post(credentials, path, { richMenuId });
    if (updated.ok || updated.reason !== 'not_found') return updated;
    return this.post(credentials, '/v2/bot/richmenu/alias', { richMenuAliasId: alias, richMenuId });
  }

  /** Fine when it is gone already. */
  async deleteAlias(credentials: Credentials, alias: string): Answer<null> {
    return gone(await this.remove(credentials, `/v2/bot/richmenu/alias/${part(alias)}`));
  }

  link(credentials: Credentials, userId: string, richMenuId: string): Answer<null> {
    return this.post(credentials, `${ofUser(userId)}/${part(richMenuId)}`);
  }

  unlink(credentials: Credentials, userId: string): Answer<null> {
    return this.remove(credentials, ofUser(userId));
  }

  /** The user's own menu; null when the default is shown. */
  async getOfUser(credentials: Credentials, userId: string): Answer<string | null> {
    return idOrNone(await this.get(credentials, ofUser(userId), RichMenuId));
  }

  /** At most 500 users. LINE works on it afterwards and says nothing of single ones. */
  bulkLink(credentials: Credentials, richMenuId: string, userIds: readonly string[]): Answer<null> {
    return this.post(credentials, '/v2/bot/richmenu/bulk/link', { richMenuId, userIds });
  }

  /** At most 500 users. */
  bulkUnlink(credentials: Credentials, userIds: readonly string[]): Answer<null> {
    return this.post(credentials, '/v2/bot/richmenu/bulk/unlink', { userIds });
  }

  /**
   * At most 1,000 replacements, three calls an hour. With the same `resumeKey` (`[a-zA-Z0-9_-]`, at most 100) a call
   * goes on with what an earlier one began. @returns the id to ask `batchProgress` with
   */
  async replaceLinked(
    credentials: Credentials,
    replacements: readonly RichMenuReplacement[],
    resumeKey: string,
  ): Answer<string> {
    const operations = replacements.map(({ from, to }) =>
      to === undefined ? { type: 'unlink', from } : { type: 'link', from, to },
    );
    const body = { operations, resumeRequestKey: resumeKey };
    const result = await this.post(credentials, '/v2/bot/richmenu/batch', body);
    return result.ok ? { ...result, value: result.requestId ?? '' } : result;
  }

  batchProgress(credentials: Credentials, batchId: string): Answer<RichMenuBatchProgress> {
    const path = `/v2/bot/richmenu/progress/batch?requestId=${part(batchId)}`;
    return this.get(credentials, path, RichMenuBatchProgress);
  }

  private get<T>(credentials: Credentials, path: string, answer: ChannelCall<T>['answer']): Answer<T> {
    return this.channel.call(credentials, { method: 'GET', path, answer });
  }

  private post(credentials: Credentials, path: string, body?: unknown): Answer<null> {
    return this.channel.call(credentials, { method: 'POST', path, body, answer: NoAnswer });
  }

  private remove(credentials: Credentials, path: string): Answer<null> {
    return this.channel.call(credentials, { method: 'DELETE', path, answer: NoAnswer });
  }
}

function gone(result: LineResult<null>): LineResult<null> {
  if (result.ok || result.reason !== 'not_found') return result;
  return { ok: true, value: null, requestId: result.requestId };
}

function idOrNone(result: LineResult<{ richMenuId: string }>): LineResult<string | null> {
  if (result.ok) return { ...result, value: result.value.richMenuId };
  if (result.reason !== 'not_found') return result;
  return { ok: true, value: null, requestId: result.requestId };
}
