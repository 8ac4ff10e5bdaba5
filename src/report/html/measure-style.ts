/** What the page of a measurement has beside the style of all pages. */
export const MEASURE_CSS = `
.cautions{background:#f3f6f9;border-left:4px solid #0072b2;padding:14px 20px 4px;margin-top:30px;border-radius:0 6px 6px 0}
.cautions h2{font-size:18px}
.cautions .finding{border:0;padding:0;margin:10px 0 14px}
.cautions .finding h3{font-size:16.5px}
.finding{border-top:1px solid var(--line);padding:22px 0 8px;margin:0}
.finding h3{max-width:40em}
.finding h3 .badge{margin-right:9px;vertical-align:2px}
.finding p{margin:7px 0 0}
.finding .todo{font-size:16px}
.finding .todo b{font-weight:600}
.evidence{margin-top:10px;border:0!important;padding:0}
.evidence summary{color:var(--quiet);font-size:14.5px;padding:4px 0}
.phrases{display:flex;flex-wrap:wrap;gap:7px 9px;list-style:none;margin:0;padding:0}
.phrases li{background:var(--soft);border-radius:6px;padding:5px 10px;font-size:15px;line-height:1.35}
.phrases small{color:var(--quiet);font-size:13px;margin-left:7px}
.documents{display:grid;gap:12px 22px;grid-template-columns:minmax(0,1fr)}
@media(min-width:820px){.documents{grid-template-columns:repeat(2,minmax(0,1fr))}}
.documents .sample blockquote{max-height:190px}
.documents .sample small{color:var(--quiet);font-size:13px}
.measures{margin-top:14px;width:100%}
.measures tbody th{vertical-align:top;font-weight:400;font-size:15.5px;color:var(--ink);min-width:170px}
.measures tbody tr.family th{font-weight:600;padding-top:20px;color:var(--quiet);font-size:14px}
.measures td small{display:block;color:var(--quiet);font-size:13px;white-space:nowrap}
.measures .worse{color:#a84700;font-weight:600}.measures .better{color:#00639c;font-weight:600}.measures .different{font-weight:600}
.measures td.num{white-space:nowrap}
.measures td.why{white-space:normal;min-width:150px;max-width:230px;color:var(--quiet);font-size:13.5px;text-align:left}
.b-serious{background:#fbe3d6;color:#8f3a00}.b-notable{background:#fdf0d3;color:#6f4c00}.b-small{background:#eee;color:#444}.b-none{background:#e3f3ec;color:#00553f}
@media(max-width:640px){.measures tbody th{min-width:132px;position:sticky;left:0;background:#fff}.finding{padding-top:18px}}
`
