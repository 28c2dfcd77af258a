import { escapeHtml } from '../liff/pages.js';
import type { Person } from '../shops/people.js';
import type { BrandState } from '../world/brands.js';

export const siteStyle = `
  body { font: 16px/1.7 system-ui, "Noto Sans TC", sans-serif; color: #1f2937; background: #fff; margin: 0 }
  header { border-bottom: 1px solid #d1d5db; padding: 16px 24px; display: flex; gap: 24px; flex-wrap: wrap }
  main { max-width: 60rem; margin: 0 auto; padding: 24px }
  nav a { margin-right: 16px }
  a { color: #0f5c4d }
  ul { list-style: none; padding: 0; display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)) }
  li { border: 1px solid #d1d5db; border-radius: 8px; padding: 16px }
  form { display: flex; gap: 8px; flex-wrap: wrap; align-items: end; margin: 16px 0 }
  label { display: grid }
  input, button { font: inherit; padding: 8px 12px; border: 1px solid #6b7280; border-radius: 6px }
  .chip { padding: 0 8px; border-radius: 6px; background: #fde68a; font-size: 13px }`;

/** What docs/website-widget.md asks a site with a policy to allow, and nothing else. */
export function policyOf(productUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${productUrl}`,
    `connect-src 'self' ${productUrl}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

type Visit = { brand: BrandState; person: Person | null; hasSecret: boolean; productUrl: string };

const goods = ['陶瓷馬克杯', '亞麻圍裙', '手沖濾杯', '有機紅茶', '香氛蠟燭', '木質托盤'];

/** A shop like any other; what matters is the one script tag. */
export function sitePage({ brand, person, hasSecret, productUrl }: Visit): string {
  const { key, name, productChannelId } = brand.seed;
  const here = `/brand-site/${key}`;
  const items = goods.map(
    (item, n) => `<li><a href="${here}/products/${n + 1}">${item}</a><br>NT$${(n + 3) * 120}</li>`,
  );
  const account = person
    ? `<p>已登入：<strong>${escapeHtml(person.name)}</strong> <a href="${here}/sign-out">登出</a></p>`
    : `<form action="${here}/sign-in"><label>會員手機號碼<input name="phone" value="0900-000-001" autocomplete="tel"></label>` +
      `<button>登入</button></form>`;
  return (
    `<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(name)}官網</title>` +
    `<link rel="stylesheet" href="/brand-site/style.css">` +
    `<script async src="${escapeHtml(productUrl)}/widget.js" data-channel="${productChannelId}"` +
    ` data-member-url="${here}/line-token"></script></head>` +
    `<body><header><strong>${escapeHtml(name)}官網</strong><span class="chip">沙盒 Sandbox</span>` +
    `<nav aria-label="主選單"><a href="${here}/">首頁</a><a href="${here}/products/1">商品</a>` +
    `<a href="${here}/cart">購物車</a></nav></header>` +
    `<main><h1>本週新品</h1>${account}<ul>${items.join('')}</ul>` +
    `<h2>網站伺服器</h2><p>會員連結密鑰：${hasSecret ? '已設定，登入的會員會以簽章帶入' : '未設定，登入的會員也以訪客綁定'}</p>` +
    `<form action="${here}/secret"><label>從後台複製的密鑰<input name="secret" autocomplete="off"></label>` +
    `<button>儲存密鑰</button></form></main></body></html>`
  );
}
