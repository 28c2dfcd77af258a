import type { Locale } from '@tieline/contracts';
export declare const texts: Record<"en" | "zh-TW", import("@tieline/web").Translation<{
    readonly appTitle: '手機綁定';
    readonly documentTitle: '{title}｜{brand}';
    readonly loading: {
        readonly status: '載入中…';
        readonly slow: '連線較慢，請稍候';
        readonly stalled: '似乎連不上，請確認網路後再試一次。';
        readonly reload: '重新載入';
    };
    readonly offline: '目前沒有網路連線';
    readonly slow: '連線較慢，請稍候';
    readonly actions: {
        readonly close: '關閉';
        readonly backToChat: '返回聊天室';
        readonly contact: '聯絡店家';
        readonly retry: '再試一次';
        readonly reopen: '重新開啟';
        readonly copyLink: '複製連結';
        readonly copied: '已複製';
        readonly copy: '複製';
        readonly otherNumber: '換一個號碼';
        readonly register: '前往官網註冊';
    };
    readonly disabled: {
        readonly title: '綁定連結暫時無法使用';
        readonly body: '請稍後再試，或與店家聯繫。';
    };
    readonly desktop: {
        readonly title: '請用手機開啟';
        readonly lead: '手機綁定需要在手機版 LINE 完成。';
        readonly qr: '開啟手機綁定的 QR 碼';
        readonly step1: '在手機上開啟 LINE';
        readonly step2: '使用 LINE 的行動條碼掃描 QR 碼';
        readonly step3: '依照畫面完成綁定';
    };
    readonly external: {
        readonly title: '請在 LINE 中開啟';
        readonly lead: '在 LINE 中開啟，完成後會直接收到綁定結果訊息。';
        readonly open: '在 LINE 中開啟';
        readonly browser: '使用瀏覽器繼續';
        readonly help: '按鈕沒有反應？複製連結，貼到 LINE 聊天室後點選開啟。';
    };
    readonly phone: {
        readonly title: '手機綁定';
        readonly lead: '請輸入在官網註冊時的手機號碼，我們會傳送簡訊驗證碼給您。';
        readonly country: '國家／地區';
        readonly label: '手機號碼';
        readonly submit: '傳送驗證碼';
        readonly sending: '傳送中…';
        readonly empty: '請輸入手機號碼';
        readonly invalid: '手機號碼格式不正確';
        readonly invalidTaiwan: '手機號碼格式不正確，範例：0912 345 678';
        readonly landline: '市話無法接收驗證簡訊，請輸入手機號碼';
    };
    readonly consent: {
        readonly label: '我已閱讀並同意';
        readonly link: '個人資料蒐集告知';
        readonly required: '請先閱讀並勾選同意';
    };
    readonly code: {
        readonly title: '輸入驗證碼';
        readonly sentTo: '驗證碼已傳送至';
        readonly change: '更換號碼';
        readonly label: '{n} 位數驗證碼';
        readonly submit: '驗證';
        readonly checking: '驗證中…';
        readonly incomplete: '請輸入 {n} 位數驗證碼';
        readonly tries: '{title}，還可以再試 {n} 次';
        readonly expired: '驗證碼已過期，請重新傳送';
        readonly resend: '重新傳送驗證碼';
        readonly resending: '傳送中…';
        readonly resendIn: '{s} 秒後可重新傳送';
        readonly sends: '已傳送 {n} 次至 {phone}';
        readonly nowStart: '{s} 秒後可以重新傳送驗證碼';
        readonly nowSoon: '10 秒後可以重新傳送驗證碼';
        readonly nowReady: '現在可以重新傳送驗證碼';
        readonly helpTitle: '沒收到驗證碼？';
        readonly help1: '簡訊可能需要 1 分鐘才會送達，請稍候。';
        readonly help2: '請確認上方的手機號碼是否正確。';
        readonly help3: '請檢查簡訊匣的封鎖或垃圾訊息。';
        readonly help4: '仍未收到，請重新傳送，或與店家聯繫。';
    };
    readonly done: {
        readonly title: '綁定完成';
        readonly lead: '您的 LINE 帳號已與會員資料連結。';
        readonly number: '會員編號';
        readonly tier: '會員等級';
        readonly phone: '手機號碼';
        readonly name: '會員姓名';
        readonly leave: '您可以關閉此頁面，回到 LINE。';
    };
    readonly bound: {
        readonly title: '您已完成綁定';
        readonly lead: '這個 LINE 帳號已綁定以下會員資料。';
        readonly change: '想更換手機號碼？請聯絡店家為您處理。';
    };
    readonly notFound: {
        readonly title: '查無會員資料';
        readonly lead: '此號碼沒有對應的會員，請確認是否為官網註冊時的手機號碼。';
        readonly phone: '查詢的號碼';
    };
    readonly review: {
        readonly title: '需要店家確認';
    };
    readonly unavailable: {
        readonly title: '會員系統忙線中';
        readonly kept: '驗證結果會保留{time}，期間再試不需要重新收簡訊。';
        readonly over: '驗證結果已逾時，請重新驗證手機號碼。';
        readonly again: '重新驗證';
        readonly matching: '查詢中…';
    };
    readonly delivery: {
        readonly sending: '正在傳送訊息到聊天室…';
        readonly sent: '訊息已送到聊天室';
        readonly later: '訊息將稍後送達聊天室';
        readonly prefill: '前往聊天室';
        readonly prefillHint: '聊天室已為您填好文字，按下送出即可收到結果訊息。';
    };
    readonly requestId: '問題代碼';
    readonly retryAfter: '請於{time}後再試。';
    readonly time: {
        readonly seconds: ' {n} 秒';
        readonly minutes: ' {n} 分鐘';
        readonly hours: ' {n} 小時';
    };
    readonly failures: {
        readonly offline: {
            readonly title: '目前沒有網路連線';
            readonly detail: '恢復連線後會自動繼續。';
        };
        readonly network: {
            readonly title: '連線失敗';
            readonly detail: '請檢查網路後再試一次。';
        };
        readonly timeout: {
            readonly title: '連線逾時';
            readonly detail: '請稍後再試一次。';
        };
        readonly unknown: {
            readonly title: '系統忙線中';
            readonly detail: '請稍後再試。';
        };
        readonly link: {
            readonly title: '連結不完整';
            readonly detail: '請從聊天室重新開啟綁定連結。';
        };
        readonly sdk: {
            readonly title: '無法連接 LINE';
            readonly detail: '請確認網路後重新載入。';
        };
        readonly clock: {
            readonly title: '無法確認您的 LINE 身分';
            readonly detail: '請將手機的日期與時間設為「自動設定」後，再重新開啟。';
        };
        readonly identity: {
            readonly title: '請重新開啟頁面';
            readonly detail: '沒有取得您的 LINE 登入資料，請從聊天室重新開啟連結。';
        };
    };
}>>;
export type Texts = (typeof texts)[Locale];
/** `zh-Hant`, `zh-TW`, `zh` → zh-TW; every other language reads English. */
export declare function pickLocale(tag: string | undefined): Locale;
