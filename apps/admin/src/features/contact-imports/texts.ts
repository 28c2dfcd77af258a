import { defineTexts } from '@tieline/web';
import { contactImportTextsEn } from './texts.en.js';

const zhTW = {
  title: '匯入聯絡人',
  contacts: '聯絡人',
  purpose: '從 LINE 匯入好友名單，或從 Omnichat 移轉綁定資料。不會貼標籤、傳送訊息或觸發旅程。',
  open: '匯入',
  channel: '匯入到渠道',
  omnichat: '從 Omnichat 移轉綁定',
  omnichatText:
    'CSV 第一列為欄位名稱：UID（必填），以及會員編號或手機（886912345678），可加上姓名。已綁定的聯絡人不會被覆寫。',
  omnichatShop: '匯入時不會查詢商店平台；顧客首次開啟會員卡時才會核對，資料不符則請顧客重新驗證手機。',
  encoding: '檔案編碼',
  choose: '選擇 CSV 檔案',
  followers: '從 LINE 匯入好友',
  followersText:
    '僅認證或企業官方帳號可使用，其他帳號會被 LINE 拒絕。只匯入好友的 UID，姓名與頭像會在顧客下次加入或綁定時補上。',
  start: '開始匯入好友',
  jobs: '匯入紀錄',
  none: '尚無匯入紀錄。',
  kinds: { omnichat: 'Omnichat 綁定', followers: 'LINE 好友' },
  states: { waiting: '等待中', running: '匯入中', done: '已完成', stopped: '已停止', failed: '失敗' },
  progress: '已處理 {processed}／{total}',
  progressOpen: '已處理 {processed}',
  added: '新增 {count}',
  same: '已存在 {count}',
  rejected: '略過 {count}',
  stop: '停止',
  stopOf: '停止匯入「{name}」',
  rejects: '下載略過的資料列',
  failures: {
    encoding: '檔案編碼不符，請改用 UTF-8 或 Big5 後重新上傳。',
    header: '第一列必須是欄位名稱，且包含 UID，以及會員編號或手機。',
    empty: '檔案沒有資料列。',
    forbidden: 'LINE 拒絕提供好友名單：此官方帳號尚未通過認證。',
    unauthorized: 'LINE 拒絕此渠道的憑證，請到渠道設定檢查 Channel secret。',
    line: '無法從 LINE 取得好友名單，請稍後再試。',
    internal: '系統發生錯誤，請再匯入一次；已匯入的資料不會重複。',
  },
} as const;

export const contactImportTexts = defineTexts(zhTW, { en: contactImportTextsEn });
