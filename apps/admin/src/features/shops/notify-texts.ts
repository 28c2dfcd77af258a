import { defineTexts } from '@tieline/web';

/** What shops tell us, and what they are told. */
export const notifyTexts = defineTexts(
  {
    notices: {
      title: '會員異動通知',
      purpose: '會員在商店更換手機、被刪除或合併時，商店會通知系統，並請該顧客重新驗證。綁定不會自動轉移。',
      url: '通知網址',
      topics: '需要的事件：{topics}',
      notReady: '尚未填入簽章密鑰，商店的通知會被拒絕。請按「編輯」填入。',
      register: '登錄到商店',
      registered: '已於 {at} 登錄',
      done: '已將通知網址登錄到「{name}」',
      last: '最近一次：{at}',
      never: '尚未收到',
    },
    writeBack: {
      title: '綁定後回寫商店',
      on: '已開啟',
      off: '未開啟',
      purpose: '顧客綁定後，將結果寫回商店的會員資料。回寫失敗不影響綁定，結果顯示在聯絡人頁面。',
      tag: '會員標籤',
      tagHint: '{min} 至 {max} 個字；留白表示不貼標。解除綁定後標籤會保留在商店。',
      lineId: '寫入 LINE 使用者 ID',
      takenBack:
        '解除綁定時會通知您的系統（/unlink），請一併移除 LINE 使用者 ID。尚未支援 /unlink 也不影響解除綁定。',
      stays: '解除綁定後，商店中的 LINE 使用者 ID 會保留，需要時請到商店後台移除。',
      saved: '已更新「{name}」的回寫設定',
    },
  },
  {
    en: {
      notices: {
        title: 'Notices of changed members',
        purpose:
          'When a member changes the number, is deleted or merged at the shop, the shop tells us and the customer is asked to verify again. No binding moves by itself.',
        url: 'Notice address',
        topics: 'Events needed: {topics}',
        notReady: 'The signing secret is missing, so the shop’s notices are refused. Fill it in under Edit.',
        register: 'Enter at the shop',
        registered: 'Entered {at}',
        done: 'The address is entered at “{name}”',
        last: 'last one: {at}',
        never: 'none yet',
      },
      writeBack: {
        title: 'Write back to the shop',
        on: 'on',
        off: 'off',
        purpose:
          'When a customer is bound, the shop’s member is marked. A write that fails changes no binding; its state is shown with the contact.',
        tag: 'Tag of the member',
        tagHint: '{min} to {max} characters; empty: no tag. It stays at the shop after unbinding.',
        lineId: 'Write the LINE user id',
        takenBack:
          'When the binding ends, your system is told (/unlink) and should remove the id. One that has no /unlink yet disturbs nothing.',
        stays: 'When the binding ends, the id stays at the shop; remove it there if you need to.',
        saved: 'What “{name}” is told has been saved',
      },
    },
  },
);
