import type {
  BodyOf,
  createShopConnection,
  MemberImport,
  ShopConnection,
  ShopPlatformKey,
  ShopTrial,
  updateShopConnection,
} from '@tieline/contracts';
import { until } from '../http.js';
import { api, csvFile, upload } from './session.js';

/** Shops, and files of members. */
export const shopsApi = {
  connectShop: (body: BodyOf<typeof createShopConnection>) =>
    api<ShopConnection>('POST', '/shop-connections', body),

  changeShop: (id: string, body: BodyOf<typeof updateShopConnection>) =>
    api<ShopConnection>('PATCH', `/shop-connections/${id}`, body),

  /** What staff see who try a saved shop with a number. */
  async lookUp(platform: ShopPlatformKey, connectionId: string, phone: string): Promise<string | undefined> {
    const body = { platform, connectionId, phone, credentials: {} };
    return (await api<ShopTrial>('POST', '/shop-connections/trial', body)).match?.kind;
  },

  registerShopWebhook: (id: string) => api<ShopConnection>('POST', `/shop-connections/${id}/webhook`),

  /** A file of members for a connection that no shop stands behind. */
  uploadMembers: (connectionId: string, csv: string) =>
    upload<MemberImport>(
      `/shop-connections/${connectionId}/member-imports?encoding=utf-8`,
      csvFile('members', csv),
    ),

  /** The same, checked and imported. */
  async importMembers(connectionId: string, csv: string): Promise<void> {
    const { id } = await shopsApi.uploadMembers(connectionId, csv);
    const reaches = (wanted: MemberImport['state']) =>
      until(`an import that is ${wanted}`, async () => {
        const { state } = await api<MemberImport>('GET', `/member-imports/${id}`);
        return state === wanted ? true : null;
      });
    await reaches('checked');
    await api<unknown>('POST', `/member-imports/${id}/apply`);
    await reaches('done');
  },
};
