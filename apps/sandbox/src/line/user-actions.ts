import type { ChatMessage, LineMessage, UserActionResult } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import { hex } from '../world/ids.js';
import type { World } from '../world/world.js';
import { plainText } from './plain-text.js';
import { sendWebhook } from './webhook-sender.js';

/** What a person does in the chat. Each returns when the product has answered the webhook. */

export async function say(
  world: World,
  brand: BrandState,
  lineUserId: string,
  text: string,
  via: ChatMessage['via'] = 'typed',
): Promise<UserActionResult> {
  return sayMessage(world, brand, lineUserId, { type: 'text', text }, via);
}

export async function sayMessage(
  world: World,
  brand: BrandState,
  lineUserId: string,
  message: LineMessage,
  via: ChatMessage['via'],
): Promise<UserActionResult> {
  const shown = world.addMessage(brand, lineUserId, {
    from: 'user',
    via,
    cost: null,
    message,
    text: plainText(message),
  });
  // Templates and Flex through liff.sendMessages show in the chat but make no webhook.
  if (message.type === 'template' || message.type === 'flex') return { message: shown, webhook: null };
  const event = {
    type: 'message',
    message: { ...message, id: shown.id, quoteToken: hex(24), markAsReadToken: hex(24) },
  };
  return { message: shown, webhook: await sendWebhook(world, brand, lineUserId, event) };
}

export async function postback(
  world: World,
  brand: BrandState,
  lineUserId: string,
  { data, displayText }: { data: string; displayText?: string },
): Promise<UserActionResult> {
  const message =
    displayText === undefined
      ? null
      : world.addMessage(brand, lineUserId, {
          from: 'user',
          via: 'postback',
          cost: null,
          message: { type: 'text', text: displayText },
          text: displayText,
        });
  const webhook = await sendWebhook(world, brand, lineUserId, { type: 'postback', postback: { data } });
  return { message, webhook };
}

/** A tap on an area that switches menus: the phone shows the other one at once, and LINE tells how it went. */
export async function switchMenu(
  world: World,
  brand: BrandState,
  lineUserId: string,
  { richMenuAliasId, data }: { richMenuAliasId: string; data: string },
): Promise<UserActionResult> {
  const target = brand.menus.aliases.get(richMenuAliasId);
  const status =
    target === undefined
      ? 'RICHMENU_ALIAS_ID_NOTFOUND'
      : brand.menus.menus.has(target)
        ? 'SUCCESS'
        : 'RICHMENU_NOTFOUND';
  if (target !== undefined && status === 'SUCCESS') {
    brand.menus.switched.set(lineUserId, target);
    world.menuChanged(brand, lineUserId);
  }
  const params = { newRichMenuAliasId: richMenuAliasId, status };
  const event = { type: 'postback', postback: { data, params } };
  return { message: null, webhook: await sendWebhook(world, brand, lineUserId, event) };
}

/** Adds the brand as a friend, or unblocks it. Again when already a friend: nothing happens. */
export async function follow(world: World, brand: BrandState, lineUserId: string): Promise<UserActionResult> {
  const before = world.users.friendOf(brand.seed.key, lineUserId);
  if (before === 'friend') return { message: null, webhook: null };
  setFriend(world, brand, lineUserId, 'friend');
  const isUnblocked = before === 'blocked';
  const message = systemNote(world, brand, lineUserId, 'follow', isUnblocked ? '解除封鎖' : '加入好友');
  const event = { type: 'follow', follow: { isUnblocked } };
  return { message, webhook: await sendWebhook(world, brand, lineUserId, event) };
}

export async function block(world: World, brand: BrandState, lineUserId: string): Promise<UserActionResult> {
  if (world.users.friendOf(brand.seed.key, lineUserId) !== 'friend') return { message: null, webhook: null };
  setFriend(world, brand, lineUserId, 'blocked');
  // Blocking drops the per-user menu.
  brand.menus.link(lineUserId, null);
  world.menuChanged(brand, lineUserId);
  const message = systemNote(world, brand, lineUserId, 'unfollow', '封鎖');
  return { message, webhook: await sendWebhook(world, brand, lineUserId, { type: 'unfollow' }) };
}

function setFriend(world: World, brand: BrandState, lineUserId: string, state: 'friend' | 'blocked'): void {
  const user = world.users.ensure(lineUserId);
  world.putUser({ ...user, friend: { ...user.friend, [brand.seed.key]: state } });
}

function systemNote(
  world: World,
  brand: BrandState,
  lineUserId: string,
  via: 'follow' | 'unfollow',
  text: string,
): ChatMessage {
  return world.addMessage(brand, lineUserId, {
    from: 'system',
    via,
    cost: null,
    message: { type: 'text', text },
    text,
  });
}
