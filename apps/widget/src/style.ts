import type { WidgetLook } from '@tieline/contracts';

/**
 * A constructed sheet: allowed by a policy that forbids every inline style. What concerns the host is important: of
 * two usual rules the page's own would win, and it has rules for every div.
 */
export function sheetFor({ color, ink, position }: WidgetLook): CSSStyleSheet {
  const side = position === 'bottomLeft' ? 'left' : 'right';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{all:initial!important;direction:ltr!important;position:fixed!important;bottom:16px!important;${side}:16px!important;
z-index:2147483000!important;max-width:calc(100vw - 32px)!important;color-scheme:only light!important;
font:16px/1.5 system-ui,"Noto Sans TC","PingFang TC","Microsoft JhengHei",sans-serif!important;color:#1a1a1a!important}
*{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
button,a{font:inherit;cursor:pointer}
button:focus-visible,a:focus-visible,h2:focus-visible{outline:3px solid #1a56db;outline-offset:2px}
.pill{display:flex;justify-content:flex-end}
.main{background:${color};color:${ink};border:1px solid #0003;border-radius:24px;min-height:48px;padding:10px 20px;
font-weight:600;text-align:center;text-decoration:none;display:inline-block}
.pill .main{box-shadow:0 2px 10px #0004}
.x{background:#fff;color:#333;border:1px solid #767676;border-radius:50%;width:32px;height:32px;padding:0;line-height:1;flex:none}
.pill .x{margin:8px 0 8px 8px}
.panel{background:#fff;border:1px solid #767676;border-radius:16px;box-shadow:0 6px 30px #0005;padding:16px;width:320px;
max-width:100%;max-height:calc(100vh - 32px);overflow:auto}
.head{display:flex;gap:8px;align-items:flex-start;justify-content:space-between;margin-bottom:8px}
h2{font-size:18px;line-height:1.4;font-weight:700}
p{margin-bottom:12px}
p:last-child{margin:0}
.done{font-weight:600}
.done::before{content:"✓";content:"✓"/"";margin-right:8px}
.qr{display:block;margin:0 auto 8px;max-width:100%;height:auto;background:#fff}
.code{font:700 34px/1.2 ui-monospace,monospace;letter-spacing:6px;text-align:center;user-select:all}
.act{display:flex;flex-direction:column;gap:8px}
.plain{color:#1a1a1a;background:none;border:0;text-decoration:underline;text-align:center;min-height:44px;padding:8px}
.note{color:#595959;font-size:14px}
.qr+.note,.code+.note{text-align:center}
@media (forced-colors:active){.main,.x,.panel{border:1px solid}}
@media print{:host{display:none!important}}`);
  return sheet;
}
