import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { ConnectionTest } from '@tieline/shops';
import { SmsGateway } from '@tieline/sms';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';
import type { Outside } from './probe.js';
import type { StoredSetup } from './stored-setup.js';

/** The clients with which one channel's outside world is asked. */
@Injectable()
export class Outsides {
  constructor(
    private readonly line: LineClient,
    private readonly credentials: ChannelCredentials,
    private readonly shops: ShopPlatforms,
    private readonly sms: SmsGateway,
  ) {}

  of({ row, shopConnectionId }: StoredSetup): Outside {
    return {
      line: this.line,
      ...this.credentials.pairsOf(row),
      shop: () => this.testShop(row.teamId, shopConnectionId),
      smsBalance: () => this.sms.balance(),
    };
  }

  private async testShop(teamId: string, connectionId: string | null): Promise<ConnectionTest | null> {
    if (!connectionId) return null;
    return (await this.shops.get(teamId, connectionId)).testConnection();
  }
}
