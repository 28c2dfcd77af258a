import type { CheckCode } from '@tieline/contracts';
import type { CodeText } from './code-texts.js';

const wait = 'This does not mean that something is set wrong. Check again later.';

export const codeTextsEn: Record<CheckCode, CodeText> = {
  'check.unfinished': { found: 'The check did not end in time', fix: wait },
  'line.unreachable': { found: 'LINE can not be reached for now', fix: wait },
  'line.rate_limited': { found: 'LINE takes no more questions for now', fix: wait },
  'line.refused': {
    found: 'LINE refused: {reason}',
    fix: 'Look at this channel in LINE Developers for what LINE says.',
  },
  'bot.ok': { found: 'Connected to {name} ({basicId})', fix: '' },
  'bot.ok_chat_on': {
    found: 'Connected to {name} ({basicId}); chats are on',
    fix: 'Auto-replies of the account may answer the trigger text, too. Switch off those you do not need in LINE Official Account Manager.',
  },
  'bot.refused': {
    found: 'LINE does not accept this channel ID and channel secret',
    fix: 'In LINE Developers, open “Basic settings” of the Messaging API channel, copy channel ID and channel secret again and save. A reissued secret ends the old one at once.',
  },
  'bot.first': { found: 'Can be checked once the Messaging API credentials are right', fix: '' },
  'bot.other_basic_id': {
    found: 'The credentials belong to {name} ({basicId}), not to {typed}',
    fix: 'Decide which account to connect, then change the account ID or use that account’s credentials.',
  },
  'quota.ok': { found: '{used} of {limit} used', fix: '' },
  'quota.unlimited': { found: '{used} used; the plan has no limit', fix: '' },
  'quota.low': {
    found: '{used} of {limit} used; nearly all',
    fix: 'Binding answers are free and not affected. For pushes, buy more or change the plan in LINE Official Account Manager.',
  },
  'quota.used_up': {
    found: 'All {limit} of this month are used',
    fix: 'Binding answers are free and not affected. Paid pushes fail until you buy more or change the plan in LINE Official Account Manager.',
  },
  'webhook.ok': { found: 'LINE delivers messages to this system', fix: '' },
  'webhook.not_set': {
    found: 'No webhook URL is set: customers’ messages do not arrive',
    fix: 'Press “Set it for me”, or paste the webhook URL into “Messaging API” of the Messaging API channel.',
  },
  'webhook.elsewhere': {
    found: 'The webhook URL leads to another system: {url}',
    fix: 'An account has one webhook URL. When the other system is no longer needed, press “Set it for me”.',
  },
  'webhook.switched_off': {
    found: 'The webhook URL is right, but switched off',
    fix: 'In LINE Developers, open “Messaging API” of the Messaging API channel and switch on “Use webhook”. This system can not do that for you.',
  },
  'webhook.could_not_connect': {
    found: 'LINE can not connect to this system',
    fix: 'Ask the operator: the address must be public, its DNS right and its HTTPS certificate valid (with intermediates).',
  },
  'webhook.request_timeout': {
    found: 'This system did not answer within LINE’s time limit',
    fix: 'Ask the operator whether the server is overloaded, or a firewall or proxy holds LINE back.',
  },
  'webhook.secret_differs': {
    found: 'LINE uses another channel secret than the one stored here',
    fix: 'Copy the current channel secret from “Basic settings” of the Messaging API channel, replace it and save.',
  },
  'webhook.error_status': {
    found: 'This system answered with an error (HTTP {status})',
    fix: 'Ask the operator to look at the log of this time; a proxy may have refused the request.',
  },
  'webhook.unclassified': {
    found: 'LINE’s test failed: {detail}',
    fix: 'Check again later; if it stays, give these words to the operator.',
  },
  'webhook.test_limited': {
    found: 'The webhook URL is right; LINE allows 60 tests an hour',
    fix: 'Check again in an hour.',
  },
  'menu.ok': { found: 'LINE has {count|the published menu|all {count} published menus}', fix: '' },
  'menu.none': { found: 'No rich menus of this product are in use', fix: '' },
  'menu.working': { found: 'Menus are being updated; check again when that is done', fix: '' },
  'menu.missing': {
    found: 'LINE no longer has {names}',
    fix: 'Another tool may have deleted it; customers do not see it. “Publish again” makes it anew as it was published, and its people see it again.',
  },
  'menu.unpublished': {
    found: 'A rule names {names}, which is not published',
    fix: 'Customers whom the rule fits do not see it. “Publish again” publishes it, or choose another menu under “Rich menus”.',
  },
  'menu.default_elsewhere': {
    found: 'Another tool has set the default menu: customers do not see “{name}”',
    fix: 'When the other tool is no longer needed, “Show our default again”. To keep its menu, choose no default under “Rich menus”.',
  },
  'menu.default_gone': {
    found: 'The default menu was taken away at LINE: customers do not see “{name}”',
    fix: '“Show our default again” sets it anew.',
  },
  'login.ok': { found: 'Credentials are valid ({channelId})', fix: '' },
  'login.missing': {
    found: 'No LINE Login channel yet',
    fix: 'Enter channel ID and channel secret of the LINE Login channel.',
  },
  'login.refused': {
    found: 'LINE does not accept these LINE Login credentials',
    fix: 'In LINE Developers, open “Basic settings” of the LINE Login channel and copy channel ID and channel secret again; not those of the Messaging API channel.',
  },
  'liff.todo': { found: 'Can be checked once LINE Login and the LIFF app are set', fix: '' },
  'liff.none': {
    found: 'No LIFF app yet',
    fix: 'Press “Make a LIFF app”, or enter the ID of one you have.',
  },
  'liff.ok': { found: '{liffId} is there', fix: '' },
  'liff.unknown': {
    found: 'The LINE Login channel has no {liffId}',
    fix: 'It may have been deleted. Enter the right LIFF ID, or press “Make a LIFF app”.',
  },
  'liff.other_channel': {
    found: '{liffId} does not belong to LINE Login channel {channelId}',
    fix: 'A LIFF ID begins with its channel ID. Use a LIFF ID of this LINE Login channel, or change the channel ID.',
  },
  'liff.endpoint_ok': { found: 'Leads to the binding page', fix: '' },
  'liff.endpoint_differs': {
    found: 'Is {found}',
    fix: 'Should be {wanted}. Press “Repair it for me”.',
  },
  'liff.size_ok': { found: '{found}', fix: '' },
  'liff.size_differs': {
    found: 'Is {found}',
    fix: 'The phone binding page needs Full to be seen whole (Compact will do for website linking alone). Press “Repair it for me”.',
  },
  'liff.scopes_ok': { found: 'openid, profile and chat_message.write are on', fix: '' },
  'liff.scopes_missing': {
    found: '{missing} is missing',
    fix: 'Without openid nobody can be identified, without chat_message.write no trigger text is sent. Press “Repair it for me”.',
  },
  'liff.prompt_ok': { found: 'Aggressive', fix: '' },
  'liff.prompt_differs': {
    found: 'Is {found}',
    fix: 'With Aggressive, customers are asked to add the account at the first opening. Press “Repair it for me”.',
  },
  'liff.not_ours': {
    found: 'This LIFF app is used for another page; can be checked once binding has one of its own',
    fix: '',
  },
  'liff.separate_ok': { found: 'Not shared with anything else', fix: '' },
  'liff.same_as_game': {
    found: '{liffId} is the game module’s LIFF ID as well',
    fix: 'They can not share one. Press “Make a LIFF app” for one of the binding page’s own.',
  },
  'liff.used_elsewhere': {
    found: 'This LIFF app is used for another page: {url}',
    fix: 'It may be a game or another service. Press “Make a LIFF app” for one of its own; turning this one over to binding would take that page away.',
  },
  'shop.ok': { found: 'The shop answers', fix: '' },
  'shop.not_needed': { found: 'No matching', fix: '' },
  'shop.missing': {
    found: 'No shop is chosen to match with',
    fix: 'Choose a connected shop, or connect one.',
  },
  'shop.unauthorized': {
    found: 'The shop does not accept the API token',
    fix: 'It may have expired or been revoked. Make a new token in the shop’s back office and replace it.',
  },
  'shop.forbidden': {
    found: 'The API token may not read members',
    fix: 'Give it the permission to read customers in the shop’s back office.',
  },
  'shop.unavailable': {
    found: 'The shop does not answer for now',
    fix: 'Customers are told that it is busy, and their proven number is kept. Check again later.',
  },
  'sms.sender_ok': { found: '【{name}】', fix: '' },
  'sms.sender_missing': {
    found: 'No SMS sender name yet',
    fix: 'Enter the brand’s name: code messages begin with it.',
  },
  'sms.credit_ok': { found: '{balance} left', fix: '' },
  'sms.credit_low': {
    found: '{balance} left, below {low}',
    fix: 'Top up soon: without credits customers get no code.',
  },
  'sms.credit_none': {
    found: 'No credits left: codes can not be sent',
    fix: 'Top up. Sending goes on at once.',
  },
  'sms.gateway_ok': { found: 'Connected', fix: '' },
  'sms.gateway_empty': {
    found: 'The account with the SMS provider is empty',
    fix: 'Ask the operator to add money there. Credits of messages that can not go out are given back.',
  },
  'sms.gateway_down': {
    found: 'The SMS provider can not be reached: {detail}',
    fix: 'Ask the operator to look at the account, password and connection of the SMS provider.',
  },
  'sms.gateway_unusable': {
    found: 'The stored account and password can not be read: {names}',
    fix: 'Enter them again under SMS gateways. Until then these gateways are passed over.',
  },
  'provider.untested': {
    found: 'Not tried with a real person yet',
    fix: 'Open the test link in your own LINE; it takes a minute.',
  },
  'provider.outdated': {
    found: 'A channel was changed since the test',
    fix: 'Make a new test link and try again.',
  },
  'provider.ok': { found: 'LINE Login and the Messaging API know the same person', fix: '' },
  'provider.no_message': {
    found: 'One identity, but the test message did not come back',
    fix: 'See that “Receiving messages (webhook)” is right, send the test message in the chat and try again.',
  },
  'provider.profile_missing': {
    found: 'The account can not read who tested',
    fix: 'Add the account as a friend and try again. If you are a friend already, the channels are not under the same provider: make a new LINE Login channel under the right one.',
  },
  'provider.foreign': {
    found: 'The two channels are not under the same provider',
    fix: 'A customer has different user IDs in them, so binding fails. Make a new LINE Login channel and LIFF app under the Messaging API channel’s provider. Channels can not be moved.',
  },
};
