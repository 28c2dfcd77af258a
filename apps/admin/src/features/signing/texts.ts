import { defineTexts } from '@tieline/web';

export const signingTexts = defineTexts(
  {
    show: '步驟與範例',
    language: '程式語言',
    example: '範例程式',
    copyExample: '複製範例程式',
    claims: '權杖內容（JWT，以 HS256 簽章）',
    sub: '會員在購物網站系統的 ID。比對平台為「不需比對」時，填入品牌自己的會員編號。',
    aud: '固定為 {audience}',
    exp: '到期時間（Unix 秒），建議 {minutes} 分鐘，超過 24 小時會被拒絕。',
    jti: '每次都不同的識別碼，8 到 200 個字元，只能使用一次。',
    name: '會員姓名，可省略。沒有購物網站系統可查詢時，會遮蔽後給顧客確認。',
    secretStep: '由管理員到「會員卡」的「會員連結」產生密鑰，只存放在網站的伺服器，不要寫進網頁。',
    token: {
      title: '一併綁定已登入的會員',
      address:
        '在網站新增一個網址，例如 {path}。會員已登入時，以純文字回傳簽章後的權杖；未登入時回傳 204。兩種回應都要加上 Cache-Control: no-store。',
      tag: '將官網頁面上的程式碼改為以下內容，網址換成您新增的網址。',
    },
    link: {
      title: '產生會員連結',
      place: '在網站的會員頁放上按鈕或連結，指向您伺服器上的網址。',
      redirect:
        '顧客點選時才產生會員連結，並直接轉址過去。回應要加上 Cache-Control: no-store，避免連結被快取或分享。',
    },
  },
  {
    en: {
      show: 'Steps and example',
      language: 'Language',
      example: 'Example',
      copyExample: 'Copy example',
      claims: 'What the token holds (JWT, signed with HS256)',
      sub: 'The member, by the id the shop system gives them. Without a shop system to match with, the number your brand uses.',
      aud: 'Always {audience}',
      exp: 'When it ends, in seconds since 1970: {minutes} minutes are enough, more than 24 hours is refused.',
      jti: 'An id that is never used twice, 8 to 200 characters. A token works once.',
      name: 'The member’s name; may be left out. Shown masked where there is no shop system to ask.',
      secretStep:
        'An admin makes a secret on the member card page, under “Member links”. Keep it on the website’s server, never in a page.',
      token: {
        title: 'Link the member who is signed in, too',
        address:
          'Add an address to the website, such as {path}. It answers the signed token as plain text, or 204 for somebody who is not signed in; both with Cache-Control: no-store.',
        tag: 'Replace the code in the website’s pages by this one, with the address that you added.',
      },
      link: {
        title: 'Make member links',
        place: 'Put a button or a link on the website’s member page that leads to an address of your server.',
        redirect:
          'Make the member link when it is tapped and redirect to it at once, with Cache-Control: no-store, so that it is neither cached nor shared.',
      },
    },
  },
);
