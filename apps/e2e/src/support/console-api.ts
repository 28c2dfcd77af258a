import { channelsApi } from './console-api/channels.js';
import { contactsApi } from './console-api/contacts.js';
import { journeysApi } from './console-api/journeys.js';
import { menusApi } from './console-api/menus.js';
import { shopsApi } from './console-api/shops.js';
import { smsApi } from './console-api/sms.js';
import { teamApi } from './console-api/team.js';

/** The console's API as the admin, for what a test needs to know or prepare beside the page. */
export const consoleApi = {
  ...channelsApi,
  ...contactsApi,
  ...journeysApi,
  ...menusApi,
  ...shopsApi,
  ...smsApi,
  ...teamApi,
};
