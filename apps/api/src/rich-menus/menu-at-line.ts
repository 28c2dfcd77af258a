import { Injectable } from '@nestjs/common';
import { LineClient, type LineFailed, type LineResult } from '@tieline/line';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import type { KnownMenu } from './contact-menu.repository.js';

/** LINE did not do it; what follows depends on the reason. */
export class LineTrouble extends Error {
  constructor(readonly failed: LineFailed) {
    super(`${failed.reason}: ${failed.message}`);
  }
}

export function orTrouble<T>(result: LineResult<T>): T {
  if (result.ok) return result.value;
  throw new LineTrouble(result);
}

type Person = { contactId: string; lineUserId: string };

/** One person's menu at LINE. */
@Injectable()
export class MenuAtLine {
  constructor(private readonly line: LineClient) {}

  /** What LINE says that somebody has of their own. @throws LineTrouble */
  async look(channel: ChannelIdentity, { lineUserId }: Person): Promise<string | null> {
    return orTrouble(await this.line.richMenus.getOfUser(channel.messaging, lineUserId));
  }

  /**
   * Gives somebody a menu of their own, or takes it away, and looks whether LINE did it: it says ok for people who
   * are no friends too. @throws LineTrouble
   */
  async bring(channel: ChannelIdentity, person: Person, wanted: string | null): Promise<KnownMenu> {
    const { richMenus } = this.line;
    const { contactId, lineUserId } = person;
    orTrouble(
      wanted === null
        ? await richMenus.unlink(channel.messaging, lineUserId)
        : await richMenus.link(channel.messaging, lineUserId, wanted),
    );
    const shown = await this.look(channel, person);
    if (shown === wanted) return { contactId, lineMenuId: wanted, state: 'verified', tries: 0 };
    if (shown === null) return { contactId, lineMenuId: null, state: 'pending', tries: 0 };
    // Somebody has switched on the phone in between, or another tool shows its own.
    return { contactId, lineMenuId: wanted, state: 'sent', tries: 1 };
  }
}
