import { woff2DataUrl } from '../render/fonts.js'
import { BROWSER_STYLE } from './browser/browser-style.js'

/** The page's style sheet, fonts inside. */
export function styleSheet(): string {
  const face = (weight: 400 | 600) =>
    `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-style:normal;font-display:block;src:url(${woff2DataUrl(weight)}) format('woff2')}`
  return `${face(400)}${face(600)}${CSS}${BROWSER_STYLE}`
}

const CSS = `
:root{color-scheme:light;--ink:#1a1a1a;--quiet:#555;--line:#e2e2e2;--soft:#f6f6f4;--link:#00639c}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:#fff;color:var(--ink);font:17px/1.55 'Source Sans 3','Source Sans Pro','Segoe UI','Helvetica Neue',Arial,sans-serif;overflow-wrap:break-word}
main,header,footer,nav{max-width:1140px;margin:0 auto;padding:0 20px}
header{padding-top:52px}
.kicker{margin:0 0 10px;color:var(--quiet);font-size:15px}
h1{margin:0 0 14px;font-size:36px;line-height:1.17;font-weight:600;letter-spacing:-.012em;max-width:26em;text-wrap:balance}
.lead{margin:0;color:#333;font-size:19px;max-width:44em}
section{margin-top:64px;scroll-margin-top:56px}
h2{margin:0 0 6px;font-size:25px;line-height:1.25;font-weight:600;letter-spacing:-.005em}
h2+p{margin-top:0}
h3{margin:0;font-size:19.5px;line-height:1.3;font-weight:600;text-wrap:balance}
h4{margin:0;font-size:15.5px;font-weight:600;line-height:1.3}
p{max-width:46em}
.note,.quiet{color:var(--quiet);font-size:15px}
a{color:var(--link)}
nav.focus{position:sticky;top:0;z-index:5;max-width:none;margin-top:30px;background:#fffffff2;border-bottom:1px solid var(--line);padding:0}
nav.focus>div{max-width:1140px;margin:0 auto;padding:9px 20px;display:flex;gap:7px;overflow-x:auto;align-items:center;scrollbar-width:thin}
nav.focus span{color:var(--quiet);font-size:14px;white-space:nowrap;margin-right:4px}
.chip{font-family:inherit;font-weight:600;font-size:14px;line-height:1.2;border:1px solid var(--line);background:#fff;border-radius:99px;padding:5px 11px 5px 9px;cursor:pointer;white-space:nowrap;display:inline-flex;align-items:center;gap:7px;color:inherit}
.chip:hover{border-color:#aaa}
.chip[aria-pressed=true]{background:#1a1a1a;border-color:#1a1a1a;color:#fff!important}
.chip:focus-visible,summary:focus-visible,a:focus-visible,.files button:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.dot{display:inline-block;width:10px;height:10px;border-radius:50%;flex:none}
.scroll{overflow-x:auto;-webkit-overflow-scrolling:touch;max-width:100%}
table{border-collapse:collapse;font-size:15.5px;line-height:1.35;font-variant-numeric:tabular-nums}
th{font-weight:600;text-align:left;vertical-align:bottom;color:#333;font-size:14px;line-height:1.25}
th,td{padding:9px 18px 9px 0;border-bottom:1px solid var(--line)}
td{vertical-align:top}
thead th{border-bottom:1.5px solid #999}
td.num,th.num{text-align:right}
.verdict{width:100%;margin-top:10px}
.verdict tbody th{font-size:16px;vertical-align:top;min-width:150px;max-width:230px}
.verdict .arm{display:flex;gap:9px;align-items:baseline}
.verdict .desc{display:block;color:var(--quiet);font-weight:400;font-size:13.5px;margin:2px 0 0 19px}
.verdict td{min-width:112px}
.verdict .value{font-size:16.5px}
.verdict .away{font-weight:600}
.verdict small{display:block;color:var(--quiet);font-size:13px;white-space:nowrap}
.cost{margin-top:6px}
.cost tbody th{font-size:15.5px;vertical-align:top;min-width:90px}
.cost td{white-space:nowrap}
.cost small{display:block;color:var(--quiet);font-size:13px}
.badge{display:inline-block;font-weight:600;font-size:13.5px;line-height:1.2;border-radius:5px;padding:3px 8px;white-space:nowrap}
.b-held{background:#e3f3ec;color:#00553f}.b-collapsed{background:#fbe3d6;color:#8f3a00}.b-narrowed{background:#fdf0d3;color:#6f4c00}
.b-salad{background:#f4e2ee;color:#832a62}.b-degraded{background:#fdf0d3;color:#6f4c00}.b-plain{background:#eee;color:#444}
ul.plain{list-style:none;margin:22px 0 0;padding:0;max-width:56em}
ul.plain li{margin:0 0 8px;padding-left:19px;text-indent:-19px}
ul.plain .dot{margin-right:9px}
ul.claims{list-style:none;margin:14px 0 0;padding:0;max-width:60em}
ul.claims li{display:grid;grid-template-columns:118px minmax(0,1fr);gap:4px 14px;align-items:baseline;padding:7px 0;border-bottom:1px solid var(--line)}
ul.claims .badge{justify-self:start}
ul.claims small{display:block;color:var(--quiet);font-size:14px}
ul.contents{margin:16px 0 0;padding-left:20px;max-width:60em;font-size:15.5px}
ul.contents li{margin:3px 0}
ul.contents a{text-decoration-thickness:1px;text-underline-offset:3px}
.answers{font-size:14.5px;margin-top:4px}
.answers th{font-size:13.5px}
.answers tbody th{vertical-align:top;min-width:96px;max-width:190px}
.answers th,.answers td{padding:7px 16px 7px 0}
.answers td{min-width:64px;max-width:26em}
.answers.short thead th{max-width:118px}
ul.note{padding-left:18px;margin:10px 0 0;max-width:60em}
pre.low{max-height:340px;overflow:auto}
figure{margin:34px 0 0}
h3.notes{margin-top:26px}
figcaption p{margin:4px 0 0;color:var(--quiet);font-size:15.5px;line-height:1.4;max-width:52em}
.grid{display:grid;gap:30px 34px;margin-top:20px;grid-template-columns:minmax(0,1fr)}
.panel{min-width:0}
.panel p{margin:1px 0 0;color:var(--quiet);font-size:14px;line-height:1.35}
.panel p.gap{color:#8f3a00}
.plot{margin-top:6px;overflow-x:auto;overflow-y:hidden;content-visibility:auto}
.plot svg{display:block;max-width:100%;height:auto}
.plot.wide svg{max-width:none}
.files{font-size:13.5px;color:var(--quiet);margin:10px 0 0}
.files a,.files button{margin-right:12px}
.files button{font:inherit;color:var(--link);text-decoration:underline;background:none;border:0;padding:0;cursor:pointer}
@media(min-width:900px){.cols-2{grid-template-columns:repeat(2,minmax(0,1fr))}.cols-3{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media(min-width:640px) and (max-width:899px){.cols-3{grid-template-columns:repeat(2,minmax(0,1fr))}}
details{border-top:1px solid var(--line);padding:2px 0}
details:last-of-type{border-bottom:1px solid var(--line)}
summary{cursor:pointer;padding:10px 0;font-weight:600}
summary .badge{margin-left:8px;font-weight:600}
details>*:not(summary){margin-bottom:18px}
.samples{display:grid;gap:14px 26px;grid-template-columns:minmax(0,1fr)}
@media(min-width:760px){.samples{grid-template-columns:repeat(var(--n),minmax(0,1fr))}}
.sample h4{color:var(--quiet);font-size:13.5px;font-weight:600;margin-bottom:3px}
.sample blockquote{margin:0;padding:11px 14px;background:var(--soft);border-radius:6px;font-size:15px;line-height:1.5;white-space:pre-wrap;unicode-bidi:isolate;overflow-wrap:anywhere;max-height:340px;overflow-y:auto}
.position{margin:18px 0 8px;color:var(--quiet);font-size:14px}
pre{background:var(--soft);border-radius:6px;padding:14px 16px;font:13.5px/1.5 ui-monospace,'SFMono-Regular',Menlo,Consolas,'Liberation Mono',monospace;overflow-x:auto;white-space:pre;margin:8px 0 0}
code{font:14px ui-monospace,'SFMono-Regular',Menlo,Consolas,'Liberation Mono',monospace;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(110px,max-content) minmax(0,1fr);gap:6px 22px;margin:14px 0 0;font-size:15.5px}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.failed{background:#fdf0e9;border-left:4px solid #d55e00;padding:12px 18px;margin-top:26px;border-radius:0 6px 6px 0}
.failed h2{font-size:18px}.failed ul{margin:6px 0 0;padding-left:20px}
footer{margin-top:70px;padding-top:18px;padding-bottom:50px;color:var(--quiet);font-size:14px}
#vg-tooltip-element{position:fixed;z-index:1000;visibility:hidden;pointer-events:none;background:#fff;border:1px solid #ccc;border-radius:6px;box-shadow:0 3px 14px #0002;padding:8px 11px;font-size:14px;line-height:1.35}
#vg-tooltip-element.visible{visibility:visible}
#vg-tooltip-element table{font-size:14px;border-spacing:0}
#vg-tooltip-element td{border:0;padding:1px 0;max-width:260px}
#vg-tooltip-element td.key{color:var(--quiet);padding-right:10px;text-align:right}
#vg-tooltip-element tr:first-child td.value{font-weight:600}
@media(max-width:640px){body{font-size:16px}header{padding-top:30px}h1{font-size:27px}ul.claims li{grid-template-columns:minmax(0,1fr)}h2{font-size:22px}h3{font-size:18px}.lead{font-size:17px}section{margin-top:48px}main,header,footer{padding-left:16px;padding-right:16px}nav.focus>div{padding-left:16px}
.verdict th,.verdict td{padding-right:16px}.cost tbody th,.answers tbody th{position:sticky;left:0;background:#fff}
.verdict tbody th{min-width:132px;position:sticky;left:0;background:#fff}dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:6px}}
@media print{nav.focus,.files{display:none}section,figure,.panel{break-inside:avoid}.scroll{overflow:visible}}
`
