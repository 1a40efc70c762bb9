import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type FakeService, startFakeService, until } from "../src/testing/fake-service.ts";

type Sent = { seq: number; type: string; target?: string };

let browser: Browser;
let service: FakeService;
let script: string;
let online = false;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "iife",
    write: false,
  });
  script = outputFiles[0]!.text;
  [browser, service] = await Promise.all([
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
    startFakeService((call) => {
      if (call.method === "GET")
        return call.url === "/page.js"
          ? { status: 200, text: script, headers: { "content-type": "text/javascript" } }
          : {
              status: 200,
              text: '<!doctype html><script src="/page.js"></script>',
              headers: { "content-type": "text/html" },
            };
      if (!online) return { status: 0, broken: true };
      const answer = { accepted: 1, duplicates: 0, ignored: 0, lastSeq: 1, gaps: [] };
      return { status: 202, json: answer };
    }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await service?.[Symbol.asyncDispose]();
});

/** The tested program: it numbers on from what IndexedDB still holds. */
const page = `
  import { createClient, createProgram, openIndexedDbQueue } from "../src/index.ts";
  globalThis.start = async () => {
    const queue = await openIndexedDbQueue("ses-app");
    globalThis.program = createProgram({
      client: createClient({ baseUrl: location.origin, token: "a.b.c" }),
      sessionId: "ses_01JD0000000000000000000000", source: "app", lastSeq: 0,
      batchAfterMs: 20, socket: false, queue,
    });
    return queue.lastSeq;
  };
`;

const sent = () =>
  service.calls
    .filter(({ method }) => method === "POST")
    .flatMap(({ json }) => (json as { events: Sent[] }).events);

it("keeps what was tracked offline over a closed page, and sends it from the next one", async () => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(service.url);
  expect(await first.evaluate("start()")).toBe(0);
  await first.evaluate(
    "for (let n = 1; n <= 70; n++) program.track({ type: 'click', target: 'b' + n })",
  );
  await until(() => sent().length > 0, "an attempt");
  // another tab must not number the same events
  const other = await context.newPage();
  await other.goto(service.url);
  await expect(other.evaluate("start()")).rejects.toThrow("Another tab");
  await first.close();
  online = true;
  service.calls.length = 0;
  const second = await context.newPage();
  await second.goto(service.url);
  expect(await second.evaluate("start()")).toBeGreaterThanOrEqual(70);
  await second.evaluate("program.track({ type: 'click', target: 'later' })");
  expect(await second.evaluate("program.flush()")).toBe(true);
  const targets = sent().flatMap(({ target }) => target ?? []);
  expect(new Set(targets)).toEqual(
    new Set([...Array.from({ length: 70 }, (_, index) => `b${index + 1}`), "later"]),
  );
  const bySeq = new Map(sent().map((event) => [event.seq, JSON.stringify(event)]));
  for (const event of sent()) expect(JSON.stringify(event)).toBe(bySeq.get(event.seq));
  await context.close();
});

it("sends what it keeps while the page goes", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(service.url);
  await page.evaluate("start()");
  service.calls.length = 0;
  online = false;
  await page.evaluate("program.track({ type: 'click', target: 'last' })");
  await until(() => sent().length > 0, "an attempt");
  online = true;
  service.calls.length = 0;
  await page.goto("about:blank");
  await until(() => sent().some(({ target }) => target === "last"), "what was kept");
  await context.close();
});
