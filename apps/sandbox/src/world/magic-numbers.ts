import type { MagicNumber } from '../protocol.js';

const number = (n: number, zh: string, en: string): MagicNumber => ({
  display: `0900-000-${String(n).padStart(3, '0')}`,
  e164: `+886900000${String(n).padStart(3, '0')}`,
  about: { 'zh-TW': zh, en },
});

/** Numbers that always end the same way. No subscriber of Taiwan has 0900-000-xxx. */
export const magicNumbers: readonly MagicNumber[] = [
  number(1, '金卡會員 王小明', 'Gold member 王小明'),
  number(2, '銀卡會員 林美玲', 'Silver member 林美玲'),
  number(3, '官網查無會員', 'No member in the shop'),
  number(
    4,
    '會員，供「已被其他 LINE 綁定」使用',
    'A member, meant to be bound to another LINE account first',
  ),
  number(5, '會員，簡訊永遠不會送達', 'A member; the SMS never arrives'),
  number(6, '會員，簡訊 20 秒後送達', 'A member; the SMS arrives after 20 seconds'),
  number(7, '會員，官網第一次查詢逾時，之後正常', 'A member; the first look-up times out, later ones work'),
  number(8, '官網故障（500）', 'The shop is down (500)'),
  number(9, '官網流量超限（429）', 'The shop refuses by rate (429)'),
  number(10, '兩位會員共用此號碼', 'Two members have this number'),
  number(11, '會員的號碼尚未驗證', 'A member whose number the shop has not verified'),
  number(12, '簡訊商回報未送達', 'The SMS gateway reports that the SMS did not arrive'),
];

export const smsNeverArrives = '+886900000005';
export const smsArrivesLate = '+886900000006';
export const smsFails = '+886900000012';
export const smsLateMs = 20_000;
