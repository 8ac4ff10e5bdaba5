/** Kinds of statements and changes differ by line as well as by colour. */
export const BROWSER_STYLE = `
.choices{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:end;margin-top:16px}
.choices label{display:flex;flex-direction:column;gap:3px;font-size:14px;color:var(--quiet);min-width:0;flex:1 1 150px;max-width:260px}
.choices label.check{flex-direction:row;align-items:center;gap:8px;color:var(--ink);flex:0 0 auto;max-width:none;min-height:38px}
.choices input:not([type=checkbox]),.choices select,.more{font:inherit;font-size:15.5px;color:var(--ink);background:#fff;border:1px solid #aaa;border-radius:6px;padding:6px 9px;min-height:38px;width:100%;min-width:0}
.choices input[type=checkbox]{width:18px;height:18px;margin:0}
.more{width:auto;padding:6px 16px;margin-top:18px;cursor:pointer}
.choices :focus-visible,.more:focus-visible,.cards li:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.cards{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:20px 26px;grid-template-columns:minmax(0,1fr)}
@media(min-width:760px){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
.cards p{margin:0 0 4px;font-size:14px}
mark{color:inherit;padding:0 1px;border-radius:2px;text-decoration-thickness:2px;text-underline-offset:3px}
mark.right{background:#e3f3ec;text-decoration:underline solid #8cc5ae 1px}
mark.false{background:#fbe3d6;text-decoration:underline wavy #b84f00 1.5px}
mark.malformed{background:#eee;text-decoration:underline dotted #555 2px}
mark.other{background:none}
ins{background:#dcefe6;text-decoration:underline solid #007a5a 2px;text-underline-offset:3px}
del{background:#fbe7dc;color:#8f3a00}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
`
