import { defineTexts } from '@tieline/web';

export const queueTexts = defineTexts(
  {
    title: '傳送佇列',
    purpose: '整個系統（所有團隊）等待傳送的訊息，每 10 秒更新。這裡只有數量，沒有顧客資料。',
    adminOnly: '只有系統維運人員可以查看傳送佇列',
    adminOnlyText: '維運人員由系統設定 TIELINE_OPERATORS 指定。',
    kinds: '各類訊息',
    columns: {
      kind: '類別',
      waiting: '等待中',
      age: '到期等待（p99）',
      sending: '傳送中',
      putOff: '待重試',
      delivered: '已送達（24 小時）',
      failed: '失敗',
      unknown: '結果不明',
      retry: '動作',
    },
    kindNames: {
      'line.reply': 'LINE 回覆',
      'line.push': 'LINE 推播',
      'line.menu': '圖文選單切換',
      'sms.otp': '驗證碼簡訊',
      'shop.write': '商店回寫',
      'journey.webhook': '顧客旅程 Webhook',
    },
    seconds: '{count} 秒',
    retry: '立即重試',
    retryOf: '立即重試「{kind}」',
    retryTitle: '立即重試「{kind}」？',
    retryText:
      '會立刻再試 {count} 筆等待重試的訊息，暫停中的渠道除外。已失敗的訊息不會重送：內容已清除，簡訊點數也已退回。',
    retried: '{count} 筆訊息即將重試',
    nothing: '沒有等待或最近傳送的訊息',
    nothingText: '有訊息要傳送時，會出現在這裡。',
    reasons: '失敗與結果不明的原因（24 小時）',
    noReasons: '24 小時內沒有失敗的訊息',
    reasonColumns: { reason: '原因', kind: '類別', count: '筆數' },
    runners: {
      redis: 'Redis 佇列（Bull）',
      process: '程序內佇列',
    },
    runnerHint: '佇列只負責通知，等待中的訊息都存在資料庫；佇列清空或中斷時不會遺失訊息。',
    away: 'Redis 沒有回應',
    awayText: '訊息改由排程從資料庫取出傳送，會慢一兩秒，不會遺失。',
    queueColumns: { name: '佇列', waiting: '等待', active: '處理中', failed: '失敗' },
    paused: '暫停傳送的渠道',
    pausedHint: 'LINE 不接受這些渠道的憑證；訊息會保留，憑證更新後自動送出。',
    noPaused: '沒有暫停的渠道',
    pausedColumns: { name: '渠道', team: '團隊', since: '暫停時間', waiting: '等待中' },
  },
  {
    en: {
      title: 'Delivery queues',
      purpose:
        'What waits to be sent in the whole installation, every team included; renewed every 10 seconds. Counts only, nothing of customers.',
      adminOnly: 'Only operators of the installation see its queues',
      adminOnlyText: 'The setting TIELINE_OPERATORS names them.',
      kinds: 'By kind',
      columns: {
        kind: 'Kind',
        waiting: 'Waiting',
        age: 'Due for (p99)',
        sending: 'Sending',
        putOff: 'To be retried',
        delivered: 'Delivered (24 h)',
        failed: 'Failed',
        unknown: 'Unknown',
        retry: 'Action',
      },
      kindNames: {
        'line.reply': 'LINE reply',
        'line.push': 'LINE push',
        'line.menu': 'Rich menu switch',
        'sms.otp': 'SMS with a code',
        'shop.write': 'Write-back to a shop',
        'journey.webhook': 'Webhook of a journey',
      },
      seconds: '{count} s',
      retry: 'Retry now',
      retryOf: 'Retry “{kind}” now',
      retryTitle: 'Retry “{kind}” now?',
      retryText:
        'Tries {count} {count|message that waits for its|messages that wait for their} next try at once, but for paused channels. What has failed is not sent again: its content is erased, its SMS credit given back.',
      retried: '{count} {count|message|messages} will be tried now',
      nothing: 'Nothing waits or was sent lately',
      nothingText: 'What is to be sent will stand here.',
      reasons: 'Why messages failed or ended as unknown (24 h)',
      noReasons: 'No message failed in the last 24 hours',
      reasonColumns: { reason: 'Reason', kind: 'Kind', count: 'Messages' },
      runners: {
        redis: 'Queues on Redis (Bull)',
        process: 'Queues of this process',
      },
      runnerHint:
        'Queues only tell workers; what waits is in the database, and nothing is lost when they are emptied or away.',
      away: 'Redis does not answer',
      awayText: 'Messages are taken from the database instead, a second or two later. None is lost.',
      queueColumns: { name: 'Queue', waiting: 'Waiting', active: 'Active', failed: 'Failed' },
      paused: 'Channels that are paused',
      pausedHint: 'LINE refuses their credentials; messages are kept and go out when these are mended.',
      noPaused: 'No channel is paused',
      pausedColumns: { name: 'Channel', team: 'Team', since: 'Since', waiting: 'Waiting' },
    },
  },
);

/** The name of a kind; one that is newer than this console stands as it is. */
export function kindName(names: Readonly<Record<string, string>>, kind: string): string {
  return (Object.hasOwn(names, kind) && names[kind]) || kind;
}
