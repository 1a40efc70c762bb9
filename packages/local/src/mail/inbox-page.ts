import { escapeHtml } from "../page/escape-html.ts";
import { page } from "../page/page.ts";
import type { SesEventType } from "./outcome.ts";
import type { ReadableMail } from "./read-mail.ts";

export interface ListedMail extends ReadableMail {
  id: string;
  /** ISO 8601. */
  at: string;
  /** What became of it, in order. */
  status: SesEventType[];
}

const style = `
.inbox { display: grid; grid-template-columns: minmax(17rem, 24rem) 1fr; height: 100vh }
.list { overflow: auto; border-right: 1px solid var(--line); background: var(--soft) }
.list header { padding: .9rem 1rem .4rem } .list header small { white-space: normal } .list ol { list-style: none; margin: 0; padding: 0 }
.list a { display: block; padding: .6rem 1rem; border-top: 1px solid var(--line); color: inherit; text-decoration: none }
.list a[aria-current] { background: var(--back); box-shadow: inset 3px 0 var(--link) }
.list .row { display: flex; justify-content: space-between; gap: .6rem } .list .row span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.list small, .mail small { color: var(--dim); white-space: nowrap } .list b { display: block; font-weight: 600 }
.mail { display: flex; flex-direction: column; min-width: 0; height: 100vh; padding: 1rem 1.2rem; gap: .7rem; overflow: auto }
.mail nav { display: flex; gap: 1rem; flex-wrap: wrap } .mail nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none }
.mail dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: 0 } .mail dt { color: var(--dim) } .mail dd { margin: 0; overflow-wrap: anywhere }
.mail iframe { flex: 1; min-height: 24rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff }
.mail pre { flex: 1; margin: 0; padding: .8rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere }
.tag { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; white-space: nowrap }
@media (max-width: 46rem) { .inbox { grid-template-columns: 1fr; height: auto } .list { max-height: 40vh } .mail { height: auto } }`;

const views = ["html", "text", "headers"] as const;

/** The inbox: the list at the left, one mail at the right. `query` names the mail (`id`) and the `view`. */
export function inboxPage(mails: ListedMail[], query: URLSearchParams): string {
  const chosen = mails.find(({ id }) => id === query.get("id")) ?? mails[0];
  const rows = mails.map((mail) => listRow(mail, mail === chosen)).join("\n");
  const body = `<div class="inbox"><nav class="list" aria-label="Mails"><header><h1>Inbox</h1>
<small>${mails.length} ${mails.length === 1 ? "mail" : "mails"}; nothing leaves this machine. <a style="display:inline;padding:0;border:0;color:var(--link)" href="/">Refresh</a></small></header>
<ol>${rows}</ol></nav>
${chosen ? mailView(chosen, query.get("view")) : `<main class="mail"><p class="dim">No mail yet.</p></main>`}</div>`;
  return page(chosen ? `${chosen.subject} – Inbox` : "Inbox", body, style);
}

const when = (at: string) => `<time datetime="${at}">${at.slice(0, 16).replace("T", " ")}</time>`;

function listRow(mail: ListedMail, current: boolean): string {
  return `<li><a href="/?id=${encodeURIComponent(mail.id)}"${current ? ` aria-current="true"` : ""}>
<span class="row"><span>${escapeHtml(mail.to.join(", "))}</span><small>${when(mail.at)}</small></span>
<b>${escapeHtml(mail.subject)}</b>${statusTag(mail)}</a></li>`;
}

/** Only what is out of the ordinary is worth a mark in the list. */
function statusTag({ status }: ListedMail): string {
  const last = status.findLast((type) => type !== "Send" && type !== "Delivery");
  return last ? `<span class="tag">${last}</span>` : "";
}

function mailView(mail: ListedMail, wanted: string | null): string {
  const offered = views.filter((view) => view === "headers" || mail[view] !== "");
  const view = offered.find((one) => one === wanted) ?? offered[0]!;
  const id = encodeURIComponent(mail.id);
  const tabs = offered.map(
    (one) =>
      `<a href="/?id=${id}&amp;view=${one}"${one === view ? ` aria-current="page"` : ""}>${one === "html" ? "HTML" : one === "text" ? "Text" : "Headers"}</a>`,
  );
  const files = mail.attachments.map(
    ({ name, contentType }, index) =>
      `<a href="/messages/${id}/attachments/${index}">${escapeHtml(name)}</a> <small>${escapeHtml(contentType)}</small>`,
  );
  return `<main class="mail"><h2>${escapeHtml(mail.subject)}</h2>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(", "))}</dd>
<dt>At</dt><dd>${when(mail.at)} UTC</dd><dt>Status</dt><dd>${mail.status.map((one) => `<span class="tag">${one}</span>`).join(" ")}</dd>
${files.length > 0 ? `<dt>Files</dt><dd>${files.join("<br>")}</dd>` : ""}</dl>
<nav aria-label="Views">${tabs.join("")}<a href="/messages/${id}/raw">MIME</a></nav>
${content(mail, view)}</main>`;
}

function content(mail: ListedMail, view: (typeof views)[number]): string {
  if (view === "html") {
    return `<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${encodeURIComponent(mail.id)}/html"></iframe>`;
  }
  if (view === "text") return `<pre>${escapeHtml(mail.text)}</pre>`;
  const lines = Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`);
  return `<pre>${escapeHtml(lines.join("\n"))}</pre>`;
}
