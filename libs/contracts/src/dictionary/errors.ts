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
  'auth.forbidden': { title: '您沒有權限', detail: '請聯絡管理員開通權限。' },
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
  'binding.not_bound': { title: '尚未綁定', detail: '這位聯絡人目前沒有綁定。' },
  'binding.trigger_texts_equal': { title: '觸發訊息不可相同', detail: '三個情境的觸發訊息必須各不相同。' },
  'binding.settings_changed': { title: '設定已被其他人更新', detail: '請重新載入最新設定後再儲存。' },
  'binding.not_ready': { title: '尚未完成必要設定', detail: '請先完成 LIFF、比對平台與簡訊發送者名稱。' },
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
  'channel.taken': { title: '渠道已被使用', detail: '此 Channel ID 或 LIFF ID 已設定在其他渠道。' },
  'shop.connection_failed': { title: '無法連線到商店平台', detail: '請確認 API 權杖與權限。' },
  'shop.unavailable': { title: '商店平台暫時無法讀取', detail: '尚未變更任何資料，請稍後再試。' },
  'review.decided': { title: '這筆名單已處理', detail: '其他人員已做出決定，請重新載入。' },
  'review.choose_member': {
    title: '請選擇要綁定的會員',
    detail: '商店的會員資料可能已變更，請重新載入後選擇。',
  },
  'review.no_member': { title: '商店查無此號碼的會員', detail: '請先在商店後台確認會員的手機號碼。' },
  'review.contact_bound': { title: '這位聯絡人已有綁定', detail: '請先解除目前的綁定，再核准這筆名單。' },
  'tag.name_taken': { title: '標籤名稱重複', detail: '請使用其他名稱。' },
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
  'channel.taken': {
    title: 'The channel is in use',
    detail: 'This channel id or LIFF id is set on another channel.',
  },
  'shop.connection_failed': {
    title: 'The shop could not be reached',
    detail: 'Check the API token and its scopes.',
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
  'tag.name_taken': { title: 'The tag exists', detail: 'Choose another name.' },
  'media.unreadable': { title: 'The picture could not be read', detail: 'Use a JPG, PNG or WebP file.' },
  'media.too_large': { title: 'The picture is too large', detail: 'At most 8 MB and 40 megapixels.' },
  'webhook.signature': { title: 'The signature is wrong', detail: 'Check the channel secret.' },
  'webhook.body': { title: 'The body can not be read', detail: 'This is not a webhook body.' },
};

export const errorTexts: Record<Locale, Record<ErrorCode, ErrorText>> = { 'zh-TW': zhTW, en };
