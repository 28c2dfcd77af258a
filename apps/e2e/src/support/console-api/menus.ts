import type {
  RichMenu,
  RichMenuContent,
  RichMenuJob,
  RichMenuRules,
  RichMenuRuleSet,
} from '@tieline/contracts';
import { until } from '../http.js';
import { api } from './session.js';

/** Rich menus and who sees them. */
export const menusApi = {
  createMenu: (channelId: string, content: RichMenuContent) =>
    api<RichMenu>('POST', '/rich-menus', { channelId, ...content }),

  async publishMenu(channelId: string, id: string): Promise<void> {
    await api<RichMenuJob>('POST', `/rich-menus/${id}/publication`);
    await menusApi.menuJobsDone(channelId);
  },

  /** Whatever version stands. */
  async saveMenuRules(channelId: string, rules: RichMenuRules): Promise<void> {
    const rulesOf = `/channels/${channelId}/rich-menu-rules`;
    const { version } = await api<RichMenuRuleSet>('GET', rulesOf);
    await api<unknown>('PUT', rulesOf, { version, ...rules });
    await menusApi.menuJobsDone(channelId);
  },

  menuJobsDone: (channelId: string) =>
    until('the end of the change of menus', async () => {
      const jobs = await api<{ items: RichMenuJob[] }>('GET', `/channels/${channelId}/rich-menu-jobs`);
      return jobs.items.every(({ state }) => state !== 'waiting' && state !== 'running') || undefined;
    }),

  async menuClicks(id: string): Promise<{ key: string; clicks: number }[]> {
    const { items } = await api<{ items: { key: string; clicks: number }[] }>(
      'GET',
      `/rich-menus/${id}/clicks`,
    );
    return items;
  },

  /** Nobody sees any menu of the product's any more, and there is none. */
  async removeMenus(channelId: string): Promise<void> {
    await menusApi.saveMenuRules(channelId, { rules: [], defaultMenuId: null });
    const { items } = await api<{ items: RichMenu[] }>('GET', `/rich-menus?channelId=${channelId}`);
    for (const { id } of items) await api<unknown>('DELETE', `/rich-menus/${id}`);
    await menusApi.menuJobsDone(channelId);
  },
};
