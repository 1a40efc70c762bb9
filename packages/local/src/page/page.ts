import { escapeHtml } from "./escape-html.ts";

const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #363b45); --soft: light-dark(#f4f6f9, #1d2027);
  --back: light-dark(#fff, #14161b); --text: light-dark(#1b1e24, #e6e8ec); --dim: light-dark(#5b6472, #9aa3b2); --link: light-dark(#1c54b2, #8ab4ff); }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
a { color: var(--link) } h1 { font-size: 1.3rem; margin: 0 0 .5rem } h2 { font-size: 1.15rem; margin: 0 0 .5rem }
.narrow { max-width: 30rem; margin: 12vh auto; padding: 0 1rem } .dim { color: var(--dim) }
.cards { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: .6rem }
.card { display: flex; justify-content: space-between; gap: 1rem; padding: .8rem 1rem; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--soft); color: inherit; text-decoration: none }
.card span { color: var(--dim) } .card:hover, .card:focus-visible { border-color: var(--link) }`;

/** A whole HTML page in the plain look of the local pages, light and dark, without outside assets. */
export function page(title: string, body: string, moreStyle = ""): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}${moreStyle}</style></head>
<body>${body}</body></html>`;
}
