import type { CheckName, CheckStatus, ChecklistItem, Repair } from '@tieline/contracts';
import { defineTexts } from '@tieline/web';
import { codeTexts } from './code-texts.js';
import { doctorTextsEn } from './texts.en.js';

const checks: Record<CheckName, string> = {
  bot: 'Messaging API 金鑰',
  quota: '本月推播額度',
  webhook: '接收訊息（Webhook）',
  richMenus: '圖文選單',
  login: 'LINE Login 金鑰',
  liffApp: 'LIFF app',
  liffEndpoint: 'LIFF 網址（Endpoint URL）',
  liffSize: 'LIFF 尺寸（Size）',
  liffScopes: 'LIFF 權限（Scopes）',
  liffBotPrompt: '加入好友選項',
  liffSeparate: 'LIFF 專用於綁定',
  shop: '會員身份比對平台',
  smsSender: '簡訊發送者名稱',
  smsCredit: '簡訊點數',
  smsGateway: '簡訊商連線',
  sameProvider: '同一個 Provider',
};

const items: Record<ChecklistItem, { label: string; hint: string }> = {
  'line.loginPublished': {
    label: 'LINE Login channel 已發布（Published）',
    hint: 'LINE Developers > LINE Login channel，上方的「Developing」改為「Published」。未發布時，只有管理者能開啟綁定頁。發布後無法改回。',
  },
  'line.botLinked': {
    label: '已連結官方帳號（Linked LINE Official Account）',
    hint: 'LINE Login channel >「Basic settings」頁最下方，選擇要串接的官方帳號。選單裡找不到時，代表不在同一個 Provider。',
  },
  'line.redeliveryOn': {
    label: '已開啟 Webhook redelivery',
    hint: 'Messaging API channel >「Messaging API」頁。系統維護期間沒收到的訊息，LINE 會再送一次。',
  },
  'line.autoReplyOff': {
    label: '已關閉自動回應訊息',
    hint: 'LINE Official Account Manager > 回應設定。否則自動回應會和綁定結果一起出現。',
  },
};

const statuses: Record<CheckStatus, string> = {
  ok: '正常',
  warning: '需留意',
  failed: '需要修正',
  todo: '待完成',
};
const repairs: Record<Repair, string> = {
  webhook: '幫我設定',
  createLiffApp: '幫我建立 LIFF',
  liffApp: '幫我修復',
  richMenus: '重新發布',
  defaultMenu: '改回本系統的預設選單',
};

const zhTW = {
  title: '渠道健檢',
  titleOf: '健檢：{name}',
  purpose: '重新詢問 LINE、商店與簡訊商，確認設定仍然正確。系統每 6 小時也會自動檢查一次。',
  open: '健檢',
  openOf: '健檢「{name}」',
  lastRun: '上次檢查：{time}',
  never: '尚未檢查',
  run: '立即檢查',
  again: '重新檢查',
  finished: '檢查完成：{failed} 項需要修正，{warnings} 項需留意',
  allGood: '檢查完成，沒有需要修正的項目',
  notYet: '尚未檢查',
  list: '檢查項目',
  groups: {
    messaging: 'Messaging API',
    login: 'LINE Login',
    liff: 'LIFF',
    shop: '電商平台',
    sms: '簡訊',
    test: '身分測試',
  },
  repairOf: '{repair}：{check}',
  repaired: '已完成：{check}',
  nothingToDo: '設定原本就正確，沒有變更。',
  refused: 'LINE 沒有接受這次修改',
  refusedDetail: 'LINE 的回覆：{detail}',
  manual: '需手動完成的步驟',
  manualHint: '這些設定沒有可供系統查詢的方式，完成後請自行勾選。',
  doneAt: '{time} 勾選',
  identity: '身分測試',
  identityHint:
    '用自己的 LINE 開啟測試連結，系統會確認 LINE Login 與 Messaging API 認得同一個人，並測試訊息往返。不會建立綁定，也不收費。',
  startTest: '產生測試連結',
  restartTest: '重新產生連結',
  testQr: '身分測試的 QR 碼',
  testLink: '測試連結',
  testScan: '以手機相機或 LINE 掃描，或把連結傳到自己的 LINE 後開啟。連結 10 分鐘內有效。',
  testStates: {
    waiting: '等待開啟連結…',
    opened: '已確認身分，等待聊天室的測試訊息…',
    proven: '測試成功：LINE Login 與 Messaging API 認得同一個人。',
    foreign: '測試失敗：兩個 Channel 不在同一個 Provider。',
    expired: '連結已逾時，請重新產生。',
  },
  alertsOf: '{name}：{count} 項需要處理',
  alertsLine: '{check}：{found}',
  alertsOpen: '查看健檢',
  checks,
  codes: codeTexts,
  items,
  statuses,
  repairs,
};

export const doctorTexts = defineTexts(zhTW, { en: doctorTextsEn });
export type DoctorTexts = typeof zhTW;
