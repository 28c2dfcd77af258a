import { ShopPlatform, type ConnectionTest, type ShopTrouble, type ShopWrite } from '@tieline/shops';

const detail = 'the stored credentials can not be read: enter them anew, or restore the encryption key';

/** Stands for a shop whose secrets no key opens: customers hear "later", staff hear why. */
export class UnreadableShop extends ShopPlatform {
  async findByPhone(): Promise<ShopTrouble> {
    return { kind: 'misconfigured', detail };
  }

  async getMember(): Promise<ShopTrouble> {
    return { kind: 'misconfigured', detail };
  }

  async testConnection(): Promise<ConnectionTest> {
    return { ok: false, reason: 'unauthorized', detail };
  }

  override tagMember(): Promise<ShopWrite> {
    return denied();
  }

  override linkLine(): Promise<ShopWrite> {
    return denied();
  }

  override unlinkLine(): Promise<ShopWrite> {
    return denied();
  }

  override registerWebhook(): Promise<ShopWrite> {
    return denied();
  }
}

async function denied(): Promise<ShopWrite> {
  return { kind: 'denied', detail };
}
