import { defineTexts } from '@tieline/web';

export const identityTestTexts = defineTexts(
  {
    title: '連線測試',
    loading: '正在確認您的 LINE 身分…',
    sending: '正在傳送測試訊息…',
    doneTitle: '測試訊息已送出',
    done: '請回到後台查看結果。這個頁面可以關閉。',
    writeTitle: '還差一步',
    write: '請在官方帳號的聊天室送出下面這段文字，後台就會顯示結果。',
    openChat: '前往聊天室送出',
    copyHint: '或自行輸入：',
    unreadable:
      '官方帳號目前讀不到您的個人資料。若尚未加入好友，請先加入；已是好友時，請先送出測試訊息再看結果。',
    close: '關閉',
    signInTitle: '請用 LINE 登入',
    signIn: '以 LINE 登入',
    failedTitle: '無法完成測試',
    noToken: 'LINE 沒有提供身分資料。請在後台修復 LIFF 的 scope（openid）後重新產生測試連結。',
    noLine: '無法連接 LINE。請確認網路後重新開啟連結。',
  },
  {
    en: {
      title: 'Connection test',
      loading: 'Asking LINE who you are…',
      sending: 'Sending the test message…',
      doneTitle: 'The test message is sent',
      done: 'The console shows the result. This page can be closed.',
      writeTitle: 'One more step',
      write: 'Send the text below in the chat of the Official Account; the console then shows the result.',
      openChat: 'Send it in the chat',
      copyHint: 'Or type it:',
      unreadable:
        'The Official Account can not read your profile yet. Add it as a friend first; if you have, send the message and see.',
      close: 'Close',
      signInTitle: 'Sign in with LINE',
      signIn: 'Sign in with LINE',
      failedTitle: 'The test could not be done',
      noToken:
        'LINE gave no identity. Repair the LIFF scopes (openid) in the console and make a new test link.',
      noLine: 'LINE can not be reached. Check the network and open the link again.',
    },
  },
);
