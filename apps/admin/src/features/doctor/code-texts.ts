import type { CheckCode } from '@tieline/contracts';

/** What was found, and how to mend it in words that somebody without LINE's manual understands. */
export type CodeText = { found: string; fix: string };

const wait = '這不代表設定有誤，請稍後再檢查一次。';

export const codeTexts: Record<CheckCode, CodeText> = {
  'check.unfinished': { found: '檢查沒有在時間內完成', fix: wait },
  'line.unreachable': { found: '暫時連不上 LINE', fix: wait },
  'line.rate_limited': { found: 'LINE 暫時不接受更多查詢', fix: wait },
  'line.refused': {
    found: 'LINE 拒絕了這次查詢：{reason}',
    fix: '請依 LINE 的說明到 LINE Developers 檢查這個 Channel。',
  },
  'bot.ok': { found: '已連線到 {name}（{basicId}）', fix: '' },
  'bot.ok_chat_on': {
    found: '已連線到 {name}（{basicId}），聊天功能開啟中',
    fix: '官方帳號的自動回應也可能回覆觸發訊息，請在 LINE Official Account Manager 關閉不需要的自動回應。',
  },
  'bot.refused': {
    found: 'LINE 不接受目前的 Channel ID 與 Channel secret',
    fix: '到 LINE Developers 開啟 Messaging API channel 的「Basic settings」頁，重新複製 Channel ID 與 Channel secret 後儲存。密鑰重新產生後，舊的會立即失效。',
  },
  'bot.first': { found: '修正 Messaging API 的金鑰後才能檢查', fix: '' },
  'bot.other_basic_id': {
    found: '金鑰屬於 {name}（{basicId}），與填寫的 {typed} 不同',
    fix: '確認要串接的是哪一個官方帳號，再修改官方帳號 ID 或換成該帳號的金鑰。',
  },
  'quota.ok': { found: '已使用 {used}／{limit} 則', fix: '' },
  'quota.unlimited': { found: '已使用 {used} 則，方案沒有上限', fix: '' },
  'quota.low': {
    found: '已使用 {used}／{limit} 則，即將用完',
    fix: '綁定的回覆不收費，不受影響；需要推播時，請在 LINE Official Account Manager 加購或升級方案。',
  },
  'quota.used_up': {
    found: '本月 {limit} 則已用完',
    fix: '綁定的回覆不收費，不受影響；付費推播會失敗，請在 LINE Official Account Manager 加購或升級方案。',
  },
  'webhook.ok': { found: 'LINE 可以把訊息送到本系統', fix: '' },
  'webhook.not_set': {
    found: '尚未設定 Webhook URL，顧客的訊息到不了本系統',
    fix: '按「幫我設定」，或把 Webhook URL 貼到 Messaging API channel 的「Messaging API」頁。',
  },
  'webhook.elsewhere': {
    found: 'Webhook URL 指向其他系統：{url}',
    fix: '一個官方帳號只能有一個 Webhook URL。確認不再需要原本的系統後，按「幫我設定」改為本系統的網址。',
  },
  'webhook.switched_off': {
    found: 'Webhook URL 正確，但沒有開啟',
    fix: '到 LINE Developers 開啟 Messaging API channel 的「Messaging API」頁，開啟「Use webhook」。這個開關無法由本系統代為開啟。',
  },
  'webhook.could_not_connect': {
    found: 'LINE 連不上本系統',
    fix: '請系統管理者確認網址對外公開、DNS 正確，並使用有效的 HTTPS 憑證（含中繼憑證）。',
  },
  'webhook.request_timeout': {
    found: '本系統沒有在 LINE 的時限內回應',
    fix: '請系統管理者確認主機沒有過載，防火牆或代理伺服器也沒有攔下 LINE 的連線。',
  },
  'webhook.secret_differs': {
    found: 'LINE 使用的 Channel secret 與本系統儲存的不同',
    fix: '到 Messaging API channel 的「Basic settings」頁複製目前的 Channel secret，更換後儲存。',
  },
  'webhook.error_status': {
    found: '本系統回應了錯誤（HTTP {status}）',
    fix: '請系統管理者查看這個時間的紀錄；代理伺服器也可能擋下了請求。',
  },
  'webhook.unclassified': {
    found: 'LINE 的連線測試失敗：{detail}',
    fix: '請稍後再檢查一次；若持續發生，請把這段文字提供給系統管理者。',
  },
  'webhook.test_limited': {
    found: 'Webhook URL 正確；LINE 每小時只允許測試 60 次',
    fix: '請一小時後再檢查一次。',
  },
  'menu.ok': { found: 'LINE 上有全部 {count} 個已發布的選單', fix: '' },
  'menu.none': { found: '沒有使用本系統的圖文選單', fix: '' },
  'menu.working': { found: '正在更新選單，完成後再檢查', fix: '' },
  'menu.missing': {
    found: 'LINE 上已經沒有 {names}',
    fix: '選單可能被其他工具刪除，顧客現在看不到它。按「重新發布」會依已發布的內容重新建立，並讓原本的顧客再次看到。',
  },
  'menu.unpublished': {
    found: '顯示規則使用了尚未發布的 {names}',
    fix: '符合規則的顧客看不到這個選單。按「重新發布」發布它，或到「圖文選單」改用其他選單。',
  },
  'menu.default_elsewhere': {
    found: '預設選單已被其他工具更換，顧客看到的不是「{name}」',
    fix: '確認不再使用其他工具的選單後，按「改回本系統的預設選單」；若要保留它，請到「圖文選單」把預設改為「不設定」。',
  },
  'menu.default_gone': {
    found: 'LINE 上的預設選單已被取消，顧客看不到「{name}」',
    fix: '按「改回本系統的預設選單」重新設定。',
  },
  'login.ok': { found: '金鑰有效（{channelId}）', fix: '' },
  'login.missing': {
    found: '尚未填寫 LINE Login channel',
    fix: '填寫 LINE Login channel 的 Channel ID 與 Channel secret。',
  },
  'login.refused': {
    found: 'LINE 不接受目前的 LINE Login 金鑰',
    fix: '到 LINE Developers 開啟 LINE Login channel 的「Basic settings」頁，重新複製 Channel ID 與 Channel secret。請勿使用 Messaging API channel 的資料。',
  },
  'liff.todo': { found: '完成 LINE Login 與 LIFF app 後才能檢查', fix: '' },
  'liff.none': {
    found: '尚未設定 LIFF app',
    fix: '按「幫我建立 LIFF」，或填寫既有的 LIFF ID。',
  },
  'liff.ok': { found: '已找到 {liffId}', fix: '' },
  'liff.unknown': {
    found: 'LINE Login channel 裡沒有 {liffId}',
    fix: 'LIFF app 可能已被刪除。請填寫正確的 LIFF ID，或按「幫我建立 LIFF」重新建立。',
  },
  'liff.other_channel': {
    found: '{liffId} 不屬於 LINE Login channel {channelId}',
    fix: 'LIFF ID 的前 10 碼就是 Channel ID。請改用同一個 LINE Login channel 的 LIFF ID，或修改 Channel ID。',
  },
  'liff.endpoint_ok': { found: '指向本系統的綁定頁', fix: '' },
  'liff.endpoint_differs': {
    found: '目前是 {found}',
    fix: '應為 {wanted}。按「幫我修復」即可更正。',
  },
  'liff.size_ok': { found: '{found}', fix: '' },
  'liff.size_differs': {
    found: '目前是 {found}',
    fix: '手機綁定頁需要 Full 才能完整顯示（僅使用官網綁定時可用 Compact）。按「幫我修復」即可更正。',
  },
  'liff.scopes_ok': { found: 'openid、profile、chat_message.write 皆已開啟', fix: '' },
  'liff.scopes_missing': {
    found: '缺少 {missing}',
    fix: '沒有 openid 無法確認身分，沒有 chat_message.write 無法送出觸發訊息。按「幫我修復」即可補上。',
  },
  'liff.prompt_ok': { found: 'Aggressive', fix: '' },
  'liff.prompt_differs': {
    found: '目前是 {found}',
    fix: '改為 Aggressive，顧客首次開啟綁定頁時會看到加入好友的畫面。按「幫我修復」即可更正。',
  },
  'liff.not_ours': {
    found: '這個 LIFF 用於其他頁面，改用綁定專用的 LIFF 後再檢查',
    fix: '',
  },
  'liff.separate_ok': { found: '沒有與其他用途共用', fix: '' },
  'liff.same_as_game': {
    found: '{liffId} 也填為遊戲模組的 LIFF ID',
    fix: '兩者不能使用同一個 LIFF。按「幫我建立 LIFF」為綁定頁建立專用的 LIFF。',
  },
  'liff.used_elsewhere': {
    found: '這個 LIFF 正用於其他頁面：{url}',
    fix: '可能是遊戲模組或其他服務。建議按「幫我建立 LIFF」建立專用的 LIFF；把這個 LIFF 改為綁定頁會使原本的頁面無法開啟。',
  },
  'shop.ok': { found: '商店連線正常', fix: '' },
  'shop.not_needed': { found: '不需比對', fix: '' },
  'shop.missing': { found: '尚未選擇要比對的商店', fix: '選擇已連接的商店，或新增商店連線。' },
  'shop.unauthorized': {
    found: '商店不接受目前的 API 權杖',
    fix: '權杖可能已過期或被撤銷。請到商店後台重新產生權杖後更換。',
  },
  'shop.forbidden': {
    found: 'API 權杖沒有讀取會員的權限',
    fix: '請到商店後台為權杖開啟「顧客」的讀取權限。',
  },
  'shop.unavailable': {
    found: '商店暫時沒有回應',
    fix: '這段期間顧客會看到「會員系統忙線中」，驗證結果會保留。請稍後再檢查一次。',
  },
  'sms.sender_ok': { found: '【{name}】', fix: '' },
  'sms.sender_missing': {
    found: '尚未設定簡訊發送者名稱',
    fix: '填寫品牌名稱，會顯示在驗證簡訊的開頭。',
  },
  'sms.credit_ok': { found: '剩餘 {balance} 點', fix: '' },
  'sms.credit_low': {
    found: '剩餘 {balance} 點，低於 {low} 點',
    fix: '請儘快儲值，點數用完後顧客無法收到驗證碼。',
  },
  'sms.credit_none': {
    found: '點數已用完，驗證簡訊無法寄出',
    fix: '請先儲值。儲值後立即恢復寄送。',
  },
  'sms.gateway_ok': { found: '連線正常', fix: '' },
  'sms.gateway_empty': {
    found: '簡訊商帳戶沒有餘額',
    fix: '請系統管理者向簡訊商加值；這段期間寄不出的簡訊會退回點數。',
  },
  'sms.gateway_down': {
    found: '無法連線到簡訊商：{detail}',
    fix: '請系統管理者檢查簡訊商的帳號、密碼與連線設定。',
  },
  'sms.gateway_unusable': {
    found: '無法讀取簡訊商的帳號密碼：{names}',
    fix: '請在簡訊商設定重新輸入帳號密碼。在此之前會略過這些簡訊商。',
  },
  'provider.untested': {
    found: '尚未以真人測試',
    fix: '用自己的 LINE 開啟測試連結，約 1 分鐘。',
  },
  'provider.outdated': {
    found: '測試之後更換過 Channel',
    fix: '請重新產生測試連結並再測一次。',
  },
  'provider.ok': { found: 'LINE Login 與 Messaging API 認得同一個人', fix: '' },
  'provider.no_message': {
    found: '身分一致，但測試訊息沒有回到本系統',
    fix: '請確認「接收訊息（Webhook）」正常，並在聊天室送出測試訊息後再測一次。',
  },
  'provider.profile_missing': {
    found: '官方帳號讀不到測試者的資料',
    fix: '請先加入官方帳號好友再測一次。已是好友仍讀不到時，代表兩個 Channel 不在同一個 Provider，需在同一個 Provider 重新建立 LINE Login channel。',
  },
  'provider.foreign': {
    found: '兩個 Channel 不在同一個 Provider',
    fix: '同一位顧客在兩邊的使用者 ID 不同，綁定會失敗。請在 Messaging API channel 所在的 Provider 下重新建立 LINE Login channel 與 LIFF。Channel 無法移動到其他 Provider。',
  },
};
