import { renderSVG } from 'uqr';
import type { BrandState } from '../world/brands.js';
import { personaSeeds } from '../world/seed.js';
import type { World } from '../world/world.js';

export function escapeHtml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
  body { font: 16px/1.6 system-ui, "Noto Sans TC", sans-serif; color: #1f2937; background: #f8fafc; margin: 0 }
  main { max-width: 28rem; margin: 0 auto; padding: 24px 20px }
  h1 { font-size: 20px; margin: 0 0 4px }
  p { margin: 0 0 16px; color: #475569 }
  ul { list-style: none; padding: 0; margin: 0 0 24px; display: grid; gap: 8px }
  a { display: block; padding: 10px 14px; min-height: 28px; border: 1px solid #cbd5e1; border-radius: 10px;
      background: #fff; color: inherit; text-decoration: none }
  a:hover, a:focus-visible { border-color: #0f766e; outline: 2px solid #0f766e }
  small { display: block; color: #64748b }
  svg { width: 180px; height: 180px; background: #fff; border-radius: 8px }
  .chip { display: inline-block; padding: 0 8px; border-radius: 6px; background: #fde68a; font-size: 13px }
  blockquote { margin: 0; padding: 12px 16px; background: #fff; border-radius: 10px; white-space: pre-wrap }`;

function layout(title: string, body: string): string {
  return (
    `<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>` +
    `<style>${style}</style></head><body><main><span class="chip">沙盒 Sandbox</span>${body}</main></body></html>`
  );
}

export function messagePage(title: string, detail: string): string {
  return layout(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p>`);
}

/** A plain browser has no LINE account: choose whose it pretends to be. */
export function choosePage(world: World, brand: BrandState, here: string): string {
  const people = personaSeeds.map((persona) => {
    const url = new URL(here);
    url.searchParams.set('user', persona.key);
    const note = escapeHtml(`${persona.about['zh-TW']} · ${persona.about.en}`);
    return `<li><a href="${escapeHtml(url.href)}">${escapeHtml(persona.displayName)}<small>${note}</small></a></li>`;
  });
  const outside = new URL(here);
  outside.searchParams.set('context', 'external');
  const phone = `${world.config.sandboxUrl}/`;
  return layout(
    `${brand.seed.name} · 選擇身分`,
    `<h1>${escapeHtml(brand.seed.name)}</h1><p>選擇要以誰的身分開啟。<br>Choose who opens this page.</p>` +
      `<ul>${people.join('')}` +
      (here.includes('/liff-login')
        ? ''
        : `<li><a href="${escapeHtml(outside.href)}">不登入<small>在一般瀏覽器開啟 · Not signed in, an ordinary browser</small></a></li>`) +
      `</ul><p>用手機掃描可開啟同一頁；沙盒手機在 <a href="${escapeHtml(phone)}">${escapeHtml(phone)}</a></p>` +
      renderSVG(here),
  );
}

/** Inside the phone it hands the text over; elsewhere it shows what LINE would pre-fill. */
export function oaMessagePage(basicId: string, text: string): string {
  // `<` is escaped, so that no text can end the script element.
  const message = JSON.stringify({ type: 'oaMessage', basicId, text }).replaceAll('<', '\\u003c');
  return layout(
    `傳送訊息給 ${basicId}`,
    `<h1>${escapeHtml(basicId)}</h1><p>LINE 會開啟聊天室並填入這段文字，由使用者按下傳送。<br>` +
      `LINE would open the chat with this text, not sent yet.</p><blockquote>${escapeHtml(text)}</blockquote>` +
      `<script>if (parent !== window) parent.postMessage(${message}, "*")</script>`,
  );
}
