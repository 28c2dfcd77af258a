import { ledgerNote } from './ledger-notes.js';

it.each([
  ['topUp', 'provision', '開通贈點', 'Initial credit'],
  ['topUp', '訂單 2026-11-001', '訂單 2026-11-001', '訂單 2026-11-001'],
  ['topUp', 'OTP 0912', 'OTP 0912', 'OTP 0912'],
  ['charge', 'OTP 0912-***-678', '驗證碼 0912-***-678', 'Code 0912-***-678'],
  ['charge', 'OTP', '驗證碼', 'Code'],
  ['refund', 'SMS not sent', '簡訊未送出', 'SMS not sent'],
  ['refund', 'SMS not delivered', '簡訊未送達', 'SMS not delivered'],
  ['refund', 'constructor', 'constructor', 'constructor'],
] as const)('a %s with the note "%s" reads "%s", in English "%s"', (kind, note, zh, en) => {
  expect([ledgerNote({ kind, note }, 'zh-TW'), ledgerNote({ kind, note }, 'en')]).toEqual([zh, en]);
});
