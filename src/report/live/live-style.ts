/** The bar above a live report. */
export const LIVE_STYLE = `
#live{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center;background:#1a1a1a;color:#fff;padding:9px 20px;font-size:15px}
#live p{margin:0;max-width:none;font-variant-numeric:tabular-nums}
#live progress{width:220px;height:8px;accent-color:#56b4e9;flex:none}
#live.done{background:#00553f}#live.failed,#live.stopped,#live.lost{background:#8f3a00}
@media(max-width:640px){#live{padding:9px 16px}#live progress{width:100%}}
`
