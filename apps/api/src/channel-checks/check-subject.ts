import type { BindingSettingsContent } from '@tieline/contracts';
import type { MenusAsStored } from '../rich-menus/stored-menus.js';

/** What is stored of a channel and what it should therefore look like outside: all that a check may know. */
export type CheckSubject = {
  basicId: string | null;
  messagingChannelId: string;
  loginChannelId: string | null;
  liffId: string | null;
  gameLiffId: string | null;
  /** ours, as LINE should have them */
  webhookUrl: string;
  liffEndpointUrl: string | null;
  /** Full is what phone binding needs; the website's button alone makes do with Compact */
  liffSize: 'full' | 'compact';
  publicUrl: string;
  matchPlatform: BindingSettingsContent['matchPlatform'];
  senderName: string;
  smsBalance: number;
  smsLowBalance: number;
  identityTest: IdentityProof | null;
  menus: MenusAsStored;
};

/** What the newest identity test saw. */
export type IdentityProof = {
  messagingChannelId: string;
  loginChannelId: string;
  opened: boolean;
  profileFound: boolean;
  /** whom the webhook named, compared with whom the ID token named; null: no message came */
  samePerson: boolean | null;
  /** somebody may still be at it */
  running: boolean;
};
