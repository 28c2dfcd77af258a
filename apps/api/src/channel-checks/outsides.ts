import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { ConnectionTest } from '@tieline/shops';
import type { SmsBalance } from '@tieline/sms';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { TeamGateways } from '../sms-gateways/team-gateways.js';
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
    private readonly gateways: TeamGateways,
  ) {}

  of({ row, shopConnectionId, country }: StoredSetup): Outside {
    return {
      line: this.line,
      ...this.credentials.pairsOf(row),
      shop: () => this.testShop(row.teamId, shopConnectionId),
      smsBalance: () => this.balanceOf(row.teamId, country),
      smsUnusable: () => this.gateways.listUnusable(row.teamId),
    };
  }

  /** Of the gateway that the next code to most customers goes through. */
  private async balanceOf(teamId: string, country: string | null): Promise<SmsBalance> {
    const [first] = await this.gateways.listFor(teamId, country);
    return first ? first.gateway.balance() : { ok: false, detail: `no SMS gateway for ${country ?? '?'}` };
  }

  private async testShop(teamId: string, connectionId: string | null): Promise<ConnectionTest | null> {
    if (!connectionId) return null;
    return (await this.shops.get(teamId, connectionId)).testConnection();
  }
}
