/** The contract as one page without a script or an outside address: it works offline and under any policy. */
type Json = Record<string, unknown>;

const methods = ["get", "post", "put", "patch", "delete"];

/** HTML of an OpenAPI document that `openApiDocument` made. */
export function openApiPage(document: Json): string {
  const info = document.info as { title: string; version: string; summary: string };
  const paths = document.paths as Record<string, Record<string, Json>>;
  const operations = Object.entries(paths).flatMap(([path, verbs]) =>
    methods.flatMap((method) =>
      verbs[method] ? [{ path, method, operation: verbs[method] }] : [],
    ),
  );
  const tags = (document.tags as { name: string }[]).map(({ name }) => name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)}: API</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escaped(info.title)}</h1>
<p>${escaped(info.summary)} Version ${escaped(info.version)}. The same as a document: <a href="openapi.json">openapi.json</a>.</p>
<nav>${tags.map((tag) => `<a href="#${tag}">${tag}</a>`).join("")}</nav>
</header>
<main>
${tags
  .map((tag) =>
    section(
      tag,
      operations.filter(({ operation }) => (operation.tags as string[]).includes(tag)),
    ),
  )
  .join("\n")}
</main>
</body>
</html>`;
}

function section(
  tag: string,
  operations: { path: string; method: string; operation: Json }[],
): string {
  return `<section id="${tag}"><h2>${tag}</h2>${operations.map(({ path, method, operation }) => entry(path, method, operation)).join("\n")}</section>`;
}

function entry(path: string, method: string, operation: Json): string {
  const parameters = (operation.parameters ?? []) as Json[];
  const body = (
    operation.requestBody as { content: Record<string, { schema: unknown }> } | undefined
  )?.content["application/json"];
  const responses = Object.entries(operation.responses as Record<string, Json>);
  return `<details id="${operation.operationId}">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <span>${escaped(String(operation.summary))}</span></summary>
<p>${escaped(String(operation.description))}</p>
${parameters.length > 0 ? `<table><caption>Parameters</caption>${parameters.map(parameterRow).join("")}</table>` : ""}
${body ? `<h3>Body</h3>${code(body.schema)}` : ""}
<h3>Answers</h3>
${responses.map(([status, answer]) => response(status, answer)).join("\n")}
</details>`;
}

const parameterRow = (parameter: Json) =>
  `<tr><th scope="row"><code>${escaped(String(parameter.name))}</code></th><td>${parameter.in}${parameter.required ? ", required" : ""}</td><td><code>${escaped(JSON.stringify(parameter.schema))}</code></td></tr>`;

function response(status: string, answer: Json): string {
  const content = Object.entries((answer.content ?? {}) as Record<string, { schema: unknown }>)[0];
  const shown =
    content && !content[0].startsWith("application/problem") ? code(content[1].schema) : "";
  return `<div class="answer"><b>${status}</b> <span>${escaped(String(answer.description)).replace(/`([^`]+)`/g, "<code>$1</code>")}</span>${shown}</div>`;
}

const code = (schema: unknown) =>
  `<pre tabindex="0"><code>${escaped(JSON.stringify(schema, null, 2))}</code></pre>`;

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!,
  );

const style = `
:root { color-scheme: light dark; --line: light-dark(#d9d9e3, #3a3a46); --soft: light-dark(#f5f5fa, #1d1d24); --link: light-dark(#4338ca, #a5b4fc); }
body { font: 16px/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: light-dark(#fff, #131318); color: light-dark(#1c1c26, #e7e7ef); }
a { color: var(--link); } nav { display: flex; flex-wrap: wrap; gap: 1rem; } h2 { margin-top: 2.5rem; text-transform: capitalize; } h3 { font-size: 1rem; margin-bottom: .25rem; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .6rem .9rem; } summary { cursor: pointer; overflow-wrap: anywhere; } summary span { display: block; margin-left: 4.6rem; opacity: .8; }
summary b { display: inline-block; width: 4.2rem; font-size: .8rem; letter-spacing: .04em; } code { font-size: .875em; overflow-wrap: anywhere; } pre { background: var(--soft); border-radius: .4rem; max-height: 24rem; overflow: auto; padding: .75rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; } th, td { border-top: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; } .answer { margin: .4rem 0; }`;
