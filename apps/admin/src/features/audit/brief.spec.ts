import { brief } from './brief.js';

const long = '為完成會員綁定，我們會蒐集您的手機號碼與 LINE 帳號識別資料，僅用於會員身分確認與服務通知。';

it.each([
  ['short sides as they are', ['草稿', '使用中'], '草稿 → 使用中'],
  ['one side alone', ['VIP'], 'VIP'],
  ['a side that is blank', ['', '營業時間'], '（空白） → 營業時間'],
  ['how a long one begins', [long], '為完成會員綁定，我們會蒐集您的手機號碼與 LIN…'],
  [
    'what differs far behind the beginning',
    [long, long.replace('服務通知', '行銷通知')],
    '…於會員身分確認與服務通知。 → …於會員身分確認與行銷通知。',
  ],
  ['what was added at the end', [long, `${long}謝謝`], '…確認與服務通知。 → …確認與服務通知。謝謝'],
  ['no half of a letter', ['🎁'.repeat(30), '🎁'.repeat(29)], `…${'🎁'.repeat(9)} → …${'🎁'.repeat(8)}`],
])('shows %s', (_what, sides, line) => expect(brief(sides, '（空白）')).toBe(line));
