import {
  defaultBindingSettings,
  type BindingSettings,
  type Channel,
  type Contact,
  type Role,
} from '@tieline/contracts';
import type { StaffSession } from '@tieline/contracts';
import type { z } from 'zod';

const createdAt = '2026-11-21T08:02:11.000Z';
export const channelId = '0190a000-0000-7000-8000-000000000101';

export function aChannel(over: Partial<Channel> = {}): Channel {
  const secret = { set: true, ending: 'a1b2' };
  return {
    id: channelId,
    name: '晨光選物',
    basicId: '@sunrise',
    botUserId: null,
    pictureUrl: null,
    messagingChannelId: '1234567890',
    messagingSecret: secret,
    loginChannelId: '1234567891',
    loginSecret: secret,
    liffId: '1234567891-AbCdEfGh',
    gameLiffId: null,
    webhookUrl: 'https://tieline.test/api/line/webhook/1',
    liffEndpointUrl: 'https://tieline.test/liff-bind.html',
    bindingUrl: 'https://liff.line.me/1234567891-AbCdEfGh',
    memberCardUrl: 'https://liff.line.me/1234567891-AbCdEfGh/card',
    bindingEnabled: true,
    pausedAt: null,
    quotaUsedUp: false,
    createdAt,
    ...over,
  };
}

export function aContact(over: Partial<Contact> = {}): Contact {
  return {
    id: channelId,
    channelId,
    channelName: '晨光選物',
    lineUserId: 'U0123456789abcdef0123456789abcdef',
    displayName: '王小明',
    pictureUrl: null,
    friend: null,
    bindingState: 'unbound',
    memberNumber: null,
    maskedPhone: null,
    platform: null,
    boundAt: null,
    imported: false,
    tags: [],
    createdAt,
    ...over,
  };
}

export function someSettings(over: Partial<BindingSettings> = {}): BindingSettings {
  return {
    channelId,
    enabled: true,
    version: 3,
    ...defaultBindingSettings(),
    pictureUrl: null,
    bindingUrl: 'https://liff.line.me/1234567891-AbCdEfGh',
    memberCardUrl: null,
    updatedAt: createdAt,
    savedBy: { id: channelId, name: '王主管' },
    ...over,
  };
}

export function aSession(role: Role): z.infer<typeof StaffSession> {
  return {
    staff: { id: channelId, name: '王主管', email: 'admin@sunrise.test' },
    team: { id: channelId, name: '晨光生活', timeZone: 'Asia/Taipei' },
    role,
    operator: false,
    locale: 'zh-TW',
    environment: 'sandbox',
    sandboxUrl: null,
  };
}
