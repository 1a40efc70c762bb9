import { type Call, outcomeOf } from "../functions/calls.ts";
import { escapeHtml } from "../page/escape-html.ts";
import { page } from "../page/page.ts";
import type { ConsoleSubject } from "./console-routes.ts";

const style = `
main { max-width: 68rem; margin: 2rem auto; padding: 0 1rem } section { margin: 1.6rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .9rem } .wide { overflow-x: auto }
th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--dim); font-weight: 500 } td.number { text-align: right; font-variant-numeric: tabular-nums }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem; overflow-x: auto }`;

const CALLS_SHOWN = 60;

const text = (value: unknown) => escapeHtml(String(value));

function table(heads: string[], rows: string[][]): string {
  if (rows.length === 0) return `<p class="dim">None.</p>`;
  const head = heads.map((name) => `<th scope="col">${text(name)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

const section = (title: string, body: string) =>
  `<section><h2>${text(title)}</h2>${body}</section>`;

/** The state of the stack at a glance. */
export function consolePage(subject: ConsoleSubject): string {
  const pages = subject.pages.list().map(({ title, path }) => [title, path]);
  const links = [...Object.entries(subject.links), ...pages].map(([name, url]) => [
    text(name),
    `<a href="${text(url)}">${text(url)}</a>`,
  ]);
  const schedules = subject
    .schedules()
    .map(({ name, expression, nextAt, lastAt }) =>
      [name, expression, nextAt ?? "never", lastAt ?? "not yet"].map(text),
    );
  const functions = subject
    .functions()
    .map(({ fn, busy, warm }) => [fn.name, busy, warm, fn.memoryMb, fn.timeoutSeconds].map(text));
  const failures = subject.failures
    .list()
    .map(({ at, source, destination, body }) => [
      text(at),
      text(source),
      text(destination ?? "lost: no destination"),
      `<details><summary>record</summary><pre>${text(JSON.stringify(body, null, 2))}</pre></details>`,
    ]);
  const hours = (subject.clock.offsetMs() / 3_600_000).toFixed(1);
  return page(
    "Local console",
    `<main><h1>Local console</h1>
<p>Service time ${text(new Date(subject.clock.now()).toISOString())}, ${text(hours)} hours ahead of real time.
${text(subject.connectionCount())} open WebSocket connections.</p>
${section("Addresses", table(["what", "where"], links))}
${section("Schedules", table(["rule", "expression", "next", "last"], schedules))}
${section("What failed for good", table(["at", "from", "to", "record"], failures))}
${section("Latest calls", callTable(subject.calls.list().slice(-CALLS_SHOWN).reverse()))}
${section("Functions", table(["function", "running", "warm", "MB", "timeout s"], functions))}
</main>`,
    style,
  );
}

function callTable(calls: Call[]): string {
  return table(
    ["at", "function", "because of", "ms", "outcome"],
    calls.map((call) => [
      `<a href="/calls/${text(call.id)}">${text(call.startedAt.slice(11, 19))}</a>`,
      text(call.function),
      text(call.trigger),
      text(call.durationMs),
      text(outcomeOf(call)),
    ]),
  );
}

/** One call with everything that it printed. */
export function callPage(call: Call): string {
  return page(
    `Call of ${call.function}`,
    `<main><p><a href="/">Local console</a></p><h1>${text(call.function)}</h1>
<p>${text(call.trigger)}, ${text(call.startedAt)}, ${text(call.durationMs)} ms, ${text(outcomeOf(call))}</p>
<pre>${call.logs.length > 0 ? text(call.logs.join("\n")) : "It printed nothing."}</pre></main>`,
    style,
  );
}
