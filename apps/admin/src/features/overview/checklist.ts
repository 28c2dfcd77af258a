import type { Channel, ShopConnection, SmsAccount } from '@tieline/contracts';

export const steps = ['channel', 'liff', 'shop', 'sender', 'credit', 'enabled'] as const;
export type Step = (typeof steps)[number];

type World = {
  channels: readonly Channel[];
  shops: readonly ShopConnection[];
  account: Pick<SmsAccount, 'balance' | 'senderName'>;
};

/**
 * What is done, from what really is there. Binding that is switched on proves its matching is set, so a team
 * without a shop that chose no matching is done as well.
 */
export function checklist({ channels, shops, account }: World): Record<Step, boolean> {
  const enabled = channels.some((channel) => channel.bindingEnabled);
  return {
    channel: channels.length > 0,
    liff: channels.some((channel) => channel.liffId !== null),
    shop: shops.length > 0 || enabled,
    sender: account.senderName.trim() !== '',
    credit: account.balance > 0,
    enabled,
  };
}

export const isComplete = (done: Record<Step, boolean>): boolean => steps.every((step) => done[step]);
