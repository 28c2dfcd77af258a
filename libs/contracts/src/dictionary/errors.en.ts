import type { ErrorCode } from '../errors.js';
import type { ErrorText } from './errors.js';

export const en: Record<ErrorCode, ErrorText> = {
  'request.invalid': { title: 'Something is not right', detail: 'Check the marked fields and send again.' },
  'request.not_found': { title: 'Not found', detail: 'It does not exist or was removed.' },
  'request.too_large': { title: 'Too large', detail: 'Make it smaller and try again.' },
  'request.unsupported_media': { title: 'Format not supported', detail: 'Use a supported format.' },
  'request.conflict': { title: 'It has changed meanwhile', detail: 'Reload and try again.' },
  'request.rate_limited': { title: 'Too many requests', detail: 'Please try again later.' },
  'request.forbidden_origin': { title: 'Origin not allowed', detail: 'Use the pages of this system.' },
  'service.internal': {
    title: 'Something went wrong',
    detail: 'Try again later; if it persists, quote the request id.',
  },
  'service.busy': { title: 'The system is busy', detail: 'Please try again later.' },
  'auth.required': { title: 'Please sign in', detail: 'Sign in to continue.' },
  'auth.bad_credentials': { title: 'E-mail or password is wrong', detail: 'Check both and try again.' },
  'auth.forbidden': { title: 'You have no permission', detail: 'Ask an admin for access.' },
  'auth.password_wrong': { title: 'The password is wrong', detail: 'Enter your current password again.' },
  'auth.code_required': {
    title: 'Enter the code',
    detail: 'Open your authenticator app and enter its six digits.',
  },
  'auth.code_wrong': {
    title: 'The code is wrong',
    detail:
      'Every code works once. Enter the newest one. If it stays wrong, set the clock of the phone to automatic.',
  },
  'auth.two_factor_on': { title: 'Two-step sign-in is on already', detail: 'Reload the page.' },
  'auth.two_factor_off': { title: 'Two-step sign-in is off', detail: 'Reload the page and try again.' },
  'auth.link_invalid': {
    title: 'The link no longer works',
    detail: 'It was used, taken back or has expired. Ask an admin for a new one.',
  },
  'team.last_admin': { title: 'One admin has to stay', detail: 'Make somebody else an admin first.' },
  'team.not_yourself': { title: 'Not on yourself', detail: 'Another admin has to do this.' },
  'team.already_member': { title: 'Already a member', detail: 'Look at the list of members.' },
  'team.already_invited': { title: 'Already invited', detail: 'You can renew the invitation in the list.' },
  'team.shared_account': {
    title: 'The account is in other teams too',
    detail: 'The admin of one team can not reset it.',
  },
  'setup.done': { title: 'Set-up is done', detail: 'Please sign in.' },
  'setup.no_sandbox': {
    title: 'This installation has no sandbox',
    detail: 'Connect a LINE Official Account instead.',
  },
  'setup.not_empty': {
    title: 'The team has channels already',
    detail: 'The sandbox fills only a team without channels, shops and tags.',
  },
  'liff.session_required': {
    title: 'Please reopen the page',
    detail: 'The page timed out. Open the link from the chat again.',
  },
  'liff.id_token_invalid': {
    title: 'Your LINE identity could not be confirmed',
    detail: 'Open the link from the chat again.',
  },
  'liff.id_token_expired': {
    title: 'Please reopen the page',
    detail: 'The LINE sign-in timed out. Open the link from the chat again.',
  },
  'liff.id_token_used': {
    title: 'Please reopen the page',
    detail: 'The page has timed out. Open the link from the chat again.',
  },
  'liff.identity_unavailable': { title: 'LINE does not answer right now', detail: 'Please try again later.' },
  'liff.unknown_page': {
    title: 'Page not found',
    detail: 'Check that the link is complete, or contact the shop.',
  },
  'binding.disabled': {
    title: 'The binding link is temporarily unavailable',
    detail: 'Try again later or contact the shop.',
  },
  'binding.member_not_found': {
    title: 'No member found',
    detail: 'Check that it is the number registered at the shop.',
  },
  'binding.push_not_allowed': {
    title: 'The message can not be sent',
    detail: 'Paid push is off for this channel.',
  },
  'binding.nothing_pending': { title: 'Nothing to send', detail: 'The result was sent or has timed out.' },
  'binding.unbind_not_allowed': {
    title: 'You can not unlink by yourself',
    detail: 'Ask the shop to do it for you.',
  },
  'binding.not_bound': { title: 'Not linked', detail: 'This contact has no active link.' },
  'binding.trigger_texts_equal': {
    title: 'Trigger texts must differ',
    detail: 'The three scenarios need three different trigger texts.',
  },
  'binding.settings_changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest settings, then save.',
  },
  'binding.not_ready': {
    title: 'Set-up is incomplete',
    detail: 'Complete LIFF, match platform and SMS sender name first.',
  },
  'binding.version_unusable': {
    title: 'This version can not be restored',
    detail: 'Tags, pictures, the shop or cards that it uses are gone, or it breaks today’s rules.',
  },
  'phone.invalid': { title: 'Check the number', detail: 'Example: 0912 345 678' },
  'phone.not_mobile': {
    title: 'Enter a mobile number',
    detail: 'Landlines and special numbers can not receive the code.',
  },
  'phone.country_not_allowed': {
    title: 'This country is not supported',
    detail: 'Use another number or contact the shop.',
  },
  'otp.resend_too_soon': { title: 'The code was sent', detail: 'Wait a moment before sending again.' },
  'otp.send_limited': { title: 'Too many messages', detail: 'Please try again later.' },
  'otp.prefix_blocked': {
    title: 'SMS can not be sent right now',
    detail: 'Try again later or contact the shop.',
  },
  'otp.locked': { title: 'Too many tries', detail: 'To protect the account, please try again later.' },
  'otp.code_wrong': { title: 'Wrong code', detail: 'Check the six digits in the SMS.' },
  'otp.code_expired': {
    title: 'The code has expired',
    detail: 'Enter the code of the latest SMS, or get a new one.',
  },
  'otp.code_dead': {
    title: 'This code no longer works',
    detail: 'Too many wrong tries. Please get a new code.',
  },
  'otp.not_proven': {
    title: 'Please verify the number again',
    detail: 'The verification timed out. Please get a new code.',
  },
  'otp.already_bound': { title: 'You are already linked', detail: 'You can open your member card.' },
  'sms.no_credit': {
    title: 'SMS can not be sent right now',
    detail: 'The shop is doing maintenance. Please try again later.',
  },
  'sms.daily_cap': {
    title: 'SMS can not be sent right now',
    detail: 'The shop is doing maintenance. Please try again later.',
  },
  'sms.no_gateway': {
    title: 'SMS can not be sent right now',
    detail: 'The shop is doing maintenance. Please try again later.',
  },
  'sms_gateway.too_many': {
    title: 'Too many SMS gateways',
    detail: 'At most 10 can be set up. Remove one that is no longer used.',
  },
  'api_key.too_many': {
    title: 'Too many API keys',
    detail: 'At most 10 can be in use. Revoke one that is no longer needed.',
  },
  'api_key.invalid': {
    title: 'The API key is not valid',
    detail: 'Send a key that is in use as Authorization: Bearer tl_…',
  },
  'channel.taken': {
    title: 'The channel is in use',
    detail: 'This channel id or LIFF id is set on another channel.',
  },
  'channel.no_liff': {
    title: 'There is no LIFF app yet',
    detail: 'Set up LINE Login and LIFF first.',
  },
  'channel.binding_enabled': {
    title: 'Phone binding is on: the LIFF id and the LINE Login channel id can not be cleared',
    detail: 'Without them customers can not open the binding link. Switch phone binding off first.',
  },
  'shop.connection_failed': {
    title: 'The shop could not be reached',
    detail: 'Check the API token and its scopes.',
  },
  'shop.no_webhooks': {
    title: 'This platform does not take the address from us',
    detail: 'Copy it and enter it in the shop’s admin.',
  },
  'shop.write_back': {
    title: 'The platform does not take this',
    detail: 'Check the length of the tag, and what the platform can be told.',
  },
  'shop.unavailable': {
    title: 'The shop does not answer right now',
    detail: 'Nothing was changed. Please try again later.',
  },
  'review.decided': { title: 'Already decided', detail: 'Somebody else has decided this case. Reload.' },
  'review.choose_member': {
    title: 'Choose the member to link',
    detail: 'The members at the shop may have changed. Reload, then choose.',
  },
  'review.no_member': {
    title: 'The shop has no member with this number',
    detail: 'Check the phone number of the member at the shop first.',
  },
  'review.contact_bound': {
    title: 'The contact is linked already',
    detail: 'Unlink it first, then approve this case.',
  },
  'contact.not_merged': {
    title: 'This contact is merged with no other',
    detail: 'Somebody may have changed it; please reload.',
  },
  'contact.confirm_mismatch': {
    title: 'The confirmation does not match',
    detail: 'Enter the last four letters of this contact’s LINE UID.',
  },
  'contact_view.name_taken': { title: 'You have a view of this name', detail: 'Choose another name.' },
  'contact_view.too_many': {
    title: 'You have as many views as possible',
    detail: 'Delete one that you no longer need.',
  },
  'tag.name_taken': { title: 'The tag exists', detail: 'Choose another name.' },
  'member_link.invalid': {
    title: 'This link is not valid',
    detail: 'Open it again from the shop’s website.',
  },
  'member_link.expired': {
    title: 'This link has expired',
    detail: 'Go back to the shop’s website and open it again.',
  },
  'member_link.used': {
    title: 'This link was used already',
    detail: 'A link works once. Open it again from the shop’s website.',
  },
  'member_link.other_channel': {
    title: 'This link is for another account',
    detail: 'Open it again from the shop’s website.',
  },
  'member_link.member_unknown': {
    title: 'No such member',
    detail: 'The member of this link is not known. Ask the shop.',
  },
  'member_link.bound_otherwise': {
    title: 'This LINE account is linked to another member',
    detail: 'Unlink it on the member card first, then open the link again.',
  },
  'social.off': {
    title: 'Not open at the moment',
    detail: 'The shop does not link websites now. Try later.',
  },
  'social.origin_not_allowed': {
    title: 'This website is not allowed',
    detail: 'Add its address on the website linking page of the console.',
  },
  'social.link_invalid': {
    title: 'This link is not valid',
    detail: 'Go back to the shop’s website and begin again.',
  },
  'social.link_expired': {
    title: 'This link has expired',
    detail: 'Go back to the shop’s website and begin again.',
  },
  'social.link_used': {
    title: 'This link was used already',
    detail: 'A link works once. Go back to the shop’s website and begin again.',
  },
  'social.settings_changed': {
    title: 'The settings were changed',
    detail: 'Somebody saved while you were editing. Load them anew before you change them.',
  },
  'member_card.settings_changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest settings, then save again.',
  },
  'auto_replies.changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest rules, then save again.',
  },
  'tag.in_use': {
    title: 'The tag is in use',
    detail: 'Remove it first from the settings, rules or journeys that use it.',
  },
  'tag.gone': {
    title: 'A tag is not there',
    detail: 'It was archived, or is not a tag of the team. Nothing was changed.',
  },
  'tag_job.too_many': {
    title: 'Too many jobs at once',
    detail: 'Wait until one has finished, or cancel one.',
  },
  'journey.changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest content, then save again.',
  },
  'journey.not_ready': {
    title: 'The journey can not start yet',
    detail: 'Complete what is marked first.',
  },
  'card.changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest content, then save again.',
  },
  'card.in_use': {
    title: 'The card is in use',
    detail: 'Choose another reply where it is used, then archive it.',
  },
  'card.line_refused': { title: 'LINE refuses this card', detail: 'Fix what LINE names, then save again.' },
  'rich_menu.changed': {
    title: 'Somebody else has changed the menu',
    detail: 'Load the latest version, then save again.',
  },
  'rich_menu.rules_changed': {
    title: 'Somebody else has changed the rules',
    detail: 'Load the latest rules, then save again.',
  },
  'rich_menu.in_use': {
    title: 'This menu is in use',
    detail: 'Take it out of the rules, the default, the areas of other menus or the journeys first.',
  },
  'rich_menu.too_many': {
    title: 'Too many menus',
    detail: 'A channel has at most 100; delete some that are no longer used.',
  },
  'rich_menu.picture_size': {
    title: 'The picture is not of the menu’s size',
    detail: 'Upload a picture of exactly the size of the menu.',
  },
  'rich_menu.not_ready': {
    title: 'The menu is not complete',
    detail: 'Complete the marked fields, then publish.',
  },
  'rich_menu.not_published': {
    title: 'The menu is not published',
    detail: 'Only published menus can stand in a rule.',
  },
  'rich_menu.line_refused': {
    title: 'LINE does not take this menu',
    detail: 'Change what is marked, then try again.',
  },
  'rich_menu.line_unavailable': { title: 'LINE does not answer', detail: 'Try again later.' },
  'rich_menu.job_running': {
    title: 'The channel’s menus are being updated',
    detail: 'Wait until that is done, or stop it first.',
  },
  'link.gone': {
    title: 'This link no longer works',
    detail: 'It has expired or does not exist. Look at the latest message in the chat.',
  },
  'media.menu_size': {
    title: 'The picture’s size does not fit a menu',
    detail: 'At least 800 pixels wide and 250 high, and at least 1.45 times as wide as high.',
  },
  'media.unreadable': { title: 'The picture could not be read', detail: 'Use a JPG, PNG or WebP file.' },
  'media.too_large': { title: 'The picture is too large', detail: 'At most 8 MB and 40 megapixels.' },
  'webhook.signature': { title: 'The signature is wrong', detail: 'Check the channel secret.' },
  'webhook.body': { title: 'The body can not be read', detail: 'This is not a webhook body.' },
};
