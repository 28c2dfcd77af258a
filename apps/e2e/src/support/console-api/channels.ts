import {
  defaultSocialBinding,
  type AutoReplies,
  type AutoReplyRule,
  type BindingSettings,
  type BindingSettingsInput,
  type MemberCardSettings,
  type MessageCard,
  type MessageCardContent,
  type SocialBindingContent,
  type SocialBindingSettings,
} from '@tieline/contracts';
import { api, upload } from './session.js';

/** What a channel is set to, and what it shows. */
export const channelsApi = {
  changeChannel: (id: string, changes: object) => api<unknown>('PATCH', `/channels/${id}`, changes),

  check: (channelId: string) => api<unknown>('POST', `/channels/${channelId}/checks`, {}),

  /** Address of a test link, as the console shows it. */
  async identityTestLink(channelId: string): Promise<string> {
    const { url } = await api<{ url: string }>('POST', `/channels/${channelId}/identity-tests`);
    return url;
  },

  settings: (channelId: string) => api<BindingSettings>('GET', `/channels/${channelId}/binding-settings`),

  /** Saves these settings over whatever stands now; also puts settings back as they were, whatever was saved since. */
  async restore(before: BindingSettings): Promise<void> {
    const {
      channelId,
      enabled: _,
      pictureUrl: _p,
      bindingUrl: _b,
      memberCardUrl: _m,
      updatedAt: _u,
      savedBy: _s,
      ...content
    } = before;
    const { version } = await channelsApi.settings(channelId);
    const body: BindingSettingsInput = { ...content, version };
    await api<unknown>('PUT', `/channels/${channelId}/binding-settings`, body);
  },

  switchBinding: (channelId: string, enabled: boolean) =>
    api<unknown>('POST', `/channels/${channelId}/binding-settings/enabled`, { enabled }),

  replaceMemberLinkSecret: (channelId: string) =>
    api<{ secret: string }>('POST', `/channels/${channelId}/member-link-secret`, { endPrevious: false }),

  /** Saves the button on the website over whatever stands; what is not given is as usual. */
  async saveWebsite(channelId: string, changes: Partial<SocialBindingContent>): Promise<void> {
    const path = `/channels/${channelId}/social-binding`;
    const { version } = await api<SocialBindingSettings>('GET', path);
    const content = { ...defaultSocialBinding(), enabled: true, ...changes };
    await api<unknown>('PUT', path, { version, ...content });
  },

  memberCard: (channelId: string) => api<MemberCardSettings>('GET', `/channels/${channelId}/member-card`),

  /** Whatever version stands. */
  async saveMemberCard(channelId: string, settings: MemberCardSettings): Promise<void> {
    const { version } = await channelsApi.memberCard(channelId);
    const { fields, code, color, pictureId, unbind } = settings;
    const body = { version, fields, code, color, pictureId, unbind };
    await api<unknown>('PUT', `/channels/${channelId}/member-card`, body);
  },

  autoReplies: (channelId: string) => api<AutoReplies>('GET', `/channels/${channelId}/auto-replies`),

  /** Whatever version stands. */
  async saveAutoReplies(channelId: string, rules: AutoReplyRule[]): Promise<void> {
    const { version } = await channelsApi.autoReplies(channelId);
    await api<unknown>('PUT', `/channels/${channelId}/auto-replies`, { version, rules });
  },

  createCard: (name: string, content: MessageCardContent) =>
    api<MessageCard>('POST', '/cards', { name, content }),

  /** A picture as the product keeps it. */
  async uploadPicture(kind: string, bytes: Buffer): Promise<string> {
    const file = new File([new Uint8Array(bytes)], 'picture.png', { type: 'image/png' });
    return (await upload<{ id: string }>(`/media?kind=${kind}`, file)).id;
  },
};
