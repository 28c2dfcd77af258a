import { defineTexts } from '@tieline/web';

export const memberTexts = defineTexts(
  {
    title: '會員名單',
    members: '名單中有 {count} 位會員',
    encoding: '檔案編碼',
    choose: '上傳 CSV',
    columns:
      '必要欄位：member_id、phone。選填：name、email、tier、tier_expires_at、points、store_credit、tags（以 | 分隔）、attr_ 開頭的自訂欄位。上傳後會先試算，按下匯入才會生效；名單中沒有的會員不會被刪除。',
    states: {
      checking: '檢查中',
      checked: '檢查完成，尚未匯入',
      importing: '匯入中',
      done: '已匯入',
      failed: '無法匯入',
      discarded: '已由新檔案取代',
    },
    failures: {
      encoding: '檔案不是所選的編碼，請改選另一種編碼後再上傳。',
      header: '第一列必須是欄位名稱，並包含 member_id 與 phone，且不可重複。',
      empty: '檔案中沒有會員。',
      internal: '處理時發生錯誤，請再上傳一次。',
    },
    counts: {
      new: '新增',
      changed: '更新',
      same: '相同',
      invalid: '略過的資料列',
      sharedPhones: '多人共用的號碼',
    },
    progress: '進度',
    processed: '{processed}／{total} 列',
    apply: '匯入',
    rejects: '下載略過的資料列',
  },
  {
    en: {
      title: 'List of members',
      members: 'Members in the list: {count}',
      encoding: 'Encoding of the file',
      choose: 'Upload CSV',
      columns:
        'Needed: member_id, phone. May follow: name, email, tier, tier_expires_at, points, store_credit, tags (divided by |), columns that begin attr_. The file is checked first and takes effect when you import it; members that are not in it stay.',
      states: {
        checking: 'Being checked',
        checked: 'Checked, not imported yet',
        importing: 'Being imported',
        done: 'Imported',
        failed: 'Can not be imported',
        discarded: 'Replaced by a newer file',
      },
      failures: {
        encoding: 'The file is not in the chosen encoding. Choose the other one and upload it again.',
        header: 'The first line must name the columns, member_id and phone among them, each once.',
        empty: 'There is no member in the file.',
        internal: 'Something went wrong. Please upload the file again.',
      },
      counts: {
        new: 'New',
        changed: 'Changed',
        same: 'The same',
        invalid: 'Lines left out',
        sharedPhones: 'Numbers shared by several',
      },
      progress: 'Progress',
      processed: '{processed} of {total} {total|line|lines}',
      apply: 'Import',
      rejects: 'Download the lines left out',
    },
  },
);
