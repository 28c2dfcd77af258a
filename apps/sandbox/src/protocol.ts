/**
 * What the control API (`/api`) and the phone page say to each other. Types and zod only: the page imports this
 * file, so nothing of the server may be imported here. README.md lists the routes.
 */
export * from './protocol/people.js';
export * from './protocol/world.js';
export * from './protocol/chat.js';
export * from './protocol/liff.js';
export * from './protocol/sms.js';
export * from './protocol/control.js';
export * from './protocol/accounts.js';
export * from './protocol/shops.js';
export * from './protocol/live.js';
