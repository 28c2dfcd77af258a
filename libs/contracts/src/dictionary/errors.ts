import type { ErrorCode } from '../errors.js';
import type { Locale } from '../primitives.js';

export type ErrorText = { title: string; detail: string };

const zhTW: Record<ErrorCode, ErrorText> = {
  'request.invalid': { title: '資料格式不正確', detail: '請檢查標示的欄位後再送出。' },
  'request.not_found': { title: '找不到資料', detail: '這筆資料不存在，或已被移除。' },
  'request.too_large': { title: '內容過大', detail: '請縮小內容後再試。' },
  'request.unsupported_media': { title: '不支援的格式', detail: '請改用支援的格式。' },
  'request.conflict': { title: '資料已變更', detail: '請重新載入後再試。' },
  'request.rate_limited': { title: '操作過於頻繁', detail: '請稍後再試。' },
  'request.forbidden_origin': { title: '來源不被允許', detail: '請從本系統的頁面操作。' },
  'service.internal': { title: '系統發生錯誤', detail: '請稍後再試；若持續發生，請提供問題代碼。' },
  'service.busy': { title: '系統忙線中', detail: '請稍後再試。' },
  'auth.required': { title: '請先登入', detail: '登入後即可繼續。' },
  'auth.bad_credentials': { title: '帳號或密碼不正確', detail: '請確認後重新輸入。' },
  'auth.forbidden': { title: '沒有執行此操作的權限', detail: '請聯絡管理員開通權限。' },
  'auth.password_wrong': { title: '密碼不正確', detail: '請重新輸入目前的密碼。' },
  'auth.code_required': { title: '請輸入驗證碼', detail: '開啟驗證器 App，輸入目前的六位數字。' },
  'auth.code_wrong': { title: '驗證碼不正確', detail: '每組驗證碼只能使用一次，請輸入最新的一組。' },
  'auth.two_factor_on': { title: '兩步驟驗證已開啟', detail: '請重新載入頁面。' },
  'auth.two_factor_off': { title: '兩步驟驗證未開啟', detail: '請重新載入頁面後再試。' },
  'auth.link_invalid': {
    title: '連結已失效',
    detail: '連結可能已使用、已撤回或逾期，請向管理員索取新的連結。',
  },
  'team.last_admin': { title: '至少需要一位管理員', detail: '請先將其他成員設為管理員。' },
  'team.not_yourself': { title: '無法對自己執行', detail: '請由另一位管理員操作。' },
  'team.already_member': { title: '此人已是團隊成員', detail: '請在成員名單中查看。' },
  'team.already_invited': { title: '此人已受邀', detail: '可在名單中重新產生邀請連結。' },
  'team.shared_account': { title: '此帳號也屬於其他團隊', detail: '無法由單一團隊的管理員代為重設。' },
  'setup.done': { title: '已完成首次設定', detail: '請直接登入。' },
  'setup.no_sandbox': { title: '這套系統沒有沙盒', detail: '請改為串接 LINE 官方帳號。' },
  'setup.not_empty': { title: '團隊已有渠道', detail: '沙盒渠道只能加入尚未設定渠道、商店與標籤的團隊。' },
  'liff.session_required': { title: '請重新開啟頁面', detail: '頁面已逾時，請從聊天室重新開啟連結。' },
  'liff.id_token_invalid': { title: '無法確認您的 LINE 身分', detail: '請從聊天室重新開啟連結。' },
  'liff.id_token_expired': { title: '請重新開啟頁面', detail: 'LINE 登入已逾時，請從聊天室重新開啟連結。' },
  'liff.id_token_used': { title: '請重新開啟頁面', detail: '這次登入已使用過，請從聊天室重新開啟連結。' },
  'liff.identity_unavailable': { title: 'LINE 暫時無法回應', detail: '請稍後再試。' },
  'liff.unknown_page': { title: '找不到此頁', detail: '請確認連結是否完整，或與店家聯繫。' },
  'binding.disabled': { title: '綁定連結暫時無法使用', detail: '請稍後再試，或與店家聯繫。' },
  'binding.member_not_found': { title: '查無會員資料', detail: '請確認是否為官網註冊時的手機號碼。' },
  'binding.push_not_allowed': { title: '無法傳送訊息', detail: '此渠道未開啟付費推播。' },
  'binding.nothing_pending': { title: '沒有待傳送的訊息', detail: '綁定結果已傳送或已逾時。' },
  'binding.unbind_not_allowed': {
    title: '無法自行解除綁定',
    detail: '請與店家聯繫，由店家為您解除。',
  },
  'binding.not_bound': { title: '尚未綁定', detail: '這位聯絡人目前沒有綁定。' },
  'binding.trigger_texts_equal': { title: '觸發訊息不可相同', detail: '三個情境的觸發訊息必須各不相同。' },
  'binding.settings_changed': { title: '設定已被其他人更新', detail: '請重新載入最新設定後再儲存。' },
  'binding.not_ready': { title: '尚未完成必要設定', detail: '請先完成 LIFF、比對平台與簡訊發送者名稱。' },
  'binding.version_unusable': {
    title: '無法還原這個版本',
    detail: '這個版本使用的標籤、圖片、商店或卡片已不存在，或不符合目前的規則。',
  },
  'phone.invalid': { title: '手機號碼格式不正確', detail: '範例：0912 345 678' },
  'phone.not_mobile': { title: '請輸入手機號碼', detail: '市話與特殊號碼無法接收驗證簡訊。' },
  'phone.country_not_allowed': { title: '不支援此國家的號碼', detail: '請改用其他手機號碼，或與店家聯繫。' },
  'otp.resend_too_soon': { title: '驗證碼已傳送', detail: '請稍候再重新傳送。' },
  'otp.send_limited': { title: '傳送次數過多', detail: '請稍後再試。' },
  'otp.prefix_blocked': { title: '目前無法傳送簡訊', detail: '請稍後再試，或與店家聯繫。' },
  'otp.locked': { title: '嘗試次數過多', detail: '為了保護帳號，請稍後再試。' },
  'otp.code_wrong': { title: '驗證碼錯誤', detail: '請確認簡訊中的六位數字。' },
  'otp.code_expired': { title: '驗證碼已過期', detail: '請重新取得驗證碼。' },
  'otp.code_dead': { title: '這組驗證碼已失效', detail: '錯誤次數過多，請重新取得驗證碼。' },
  'otp.not_proven': { title: '請重新驗證手機號碼', detail: '驗證結果已逾時，請重新取得驗證碼。' },
  'otp.already_bound': { title: '您已完成綁定', detail: '可直接查看會員卡。' },
  'sms.no_credit': { title: '目前無法傳送簡訊', detail: '店家服務維護中，請稍後再試。' },
  'sms.daily_cap': { title: '目前無法傳送簡訊', detail: '店家服務維護中，請稍後再試。' },
  'sms_gateway.too_many': {
    title: '簡訊商已達上限',
    detail: '最多可設定 10 個簡訊商，請先移除不再使用的項目。',
  },
  'channel.taken': { title: '渠道已被使用', detail: '此 Channel ID 或 LIFF ID 已設定在其他渠道。' },
  'channel.no_liff': { title: '尚未設定 LIFF', detail: '請先完成 LINE Login 與 LIFF 設定。' },
  'channel.binding_enabled': {
    title: '手機綁定啟用中，無法清除 LIFF ID 或 LINE Login 的 Channel ID',
    detail: '清除後顧客會打不開綁定連結。請先停用此渠道的手機綁定，再清除。',
  },
  'shop.connection_failed': { title: '無法連線到商店平台', detail: '請確認 API 權杖與權限。' },
  'shop.no_webhooks': {
    title: '此平台無法由系統登錄通知網址',
    detail: '請複製網址，到商店後台手動設定。',
  },
  'shop.write_back': {
    title: '此平台不接受這項回寫設定',
    detail: '請確認標籤的字數，以及平台支援的回寫項目。',
  },
  'shop.unavailable': { title: '商店平台暫時無法讀取', detail: '尚未變更任何資料，請稍後再試。' },
  'review.decided': { title: '這筆名單已處理', detail: '其他人員已做出決定，請重新載入。' },
  'review.choose_member': {
    title: '請選擇要綁定的會員',
    detail: '商店的會員資料可能已變更，請重新載入後選擇。',
  },
  'review.no_member': { title: '商店查無此號碼的會員', detail: '請先在商店後台確認會員的手機號碼。' },
  'review.contact_bound': { title: '這位聯絡人已有綁定', detail: '請先解除目前的綁定，再核准這筆名單。' },
  'contact.not_merged': {
    title: '這位聯絡人沒有與其他聯絡人合併',
    detail: '資料可能已由其他人員變更，請重新載入。',
  },
  'contact.confirm_mismatch': { title: '確認碼不符', detail: '請輸入這位聯絡人 LINE UID 的最後四碼。' },
  'tag.name_taken': { title: '標籤名稱重複', detail: '請使用其他名稱。' },
  'member_link.invalid': { title: '連結無效', detail: '請從店家網站重新開啟連結。' },
  'member_link.expired': { title: '連結已過期', detail: '請回到店家網站，重新開啟連結。' },
  'member_link.used': { title: '連結已使用過', detail: '每個連結只能使用一次，請從店家網站重新開啟。' },
  'member_link.other_channel': { title: '連結不屬於這個帳號', detail: '請從店家網站重新開啟連結。' },
  'member_link.member_unknown': { title: '查無會員資料', detail: '連結中的會員不存在，請與店家聯繫。' },
  'member_link.bound_otherwise': {
    title: '此 LINE 帳號已綁定其他會員',
    detail: '如需更換，請先在會員卡解除綁定，再重新開啟連結。',
  },
  'member_card.settings_changed': {
    title: '會員卡已被其他人更新',
    detail: '請重新載入最新設定後再儲存。',
  },
  'tag.in_use': { title: '標籤使用中', detail: '請先到使用這個標籤的手機綁定設定中移除它。' },
  'tag_job.too_many': { title: '批次作業太多', detail: '請等進行中的作業完成，或先取消其中一項。' },
  'card.changed': { title: '卡片已被其他人更新', detail: '請重新載入最新內容後再儲存。' },
  'card.in_use': { title: '卡片使用中', detail: '請先在使用處改用其他回覆，再封存這張卡片。' },
  'card.line_refused': { title: 'LINE 不接受這張卡片', detail: '請依 LINE 的說明修正後再儲存。' },
  'media.unreadable': { title: '無法讀取圖片', detail: '請使用 JPG、PNG 或 WebP 圖檔。' },
  'media.too_large': { title: '圖片過大', detail: '檔案需小於 8 MB，且不超過 4,000 萬像素。' },
  'webhook.signature': { title: '簽章不正確', detail: '請確認 Channel secret。' },
  'webhook.body': { title: '內容無法解析', detail: '內容不是有效的 webhook。' },
};

const en: Record<ErrorCode, ErrorText> = {
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
  'auth.code_wrong': { title: 'The code is wrong', detail: 'Every code works once. Enter the newest one.' },
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
    detail: 'This sign-in was used before. Open the link from the chat again.',
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
  'otp.code_expired': { title: 'The code has expired', detail: 'Please get a new code.' },
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
  'sms_gateway.too_many': {
    title: 'Too many SMS gateways',
    detail: 'At most 10 can be set up. Remove one that is no longer used.',
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
  'member_card.settings_changed': {
    title: 'Somebody saved before you',
    detail: 'Reload the newest settings, then save again.',
  },
  'tag.in_use': {
    title: 'The tag is in use',
    detail: 'Remove it first from the phone binding settings that use it.',
  },
  'tag_job.too_many': {
    title: 'Too many jobs at once',
    detail: 'Wait until one has finished, or cancel one.',
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
  'media.unreadable': { title: 'The picture could not be read', detail: 'Use a JPG, PNG or WebP file.' },
  'media.too_large': { title: 'The picture is too large', detail: 'At most 8 MB and 40 megapixels.' },
  'webhook.signature': { title: 'The signature is wrong', detail: 'Check the channel secret.' },
  'webhook.body': { title: 'The body can not be read', detail: 'This is not a webhook body.' },
};

export const errorTexts: Record<Locale, Record<ErrorCode, ErrorText>> = { 'zh-TW': zhTW, en };
