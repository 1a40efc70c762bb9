/** How long the landing page takes until its largest part is painted, on a slow phone and a slow network. */
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../portal/src/testing/chromium.ts";
import { startStack } from "../stack/start-stack.ts";
import { median } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";

/**
 * Lighthouse's slow 4G. A browser that is slowed down by its debugger adds the latency to each request and
 * not to each round trip, so Lighthouse gives it more there than the 150 ms of the line itself.
 */
const networks = [
  { name: "150 ms a request", latencyMs: 150, downKbps: 1638.4, upKbps: 750 },
  { name: "562.5 ms a request", latencyMs: 562.5, downKbps: 1474.6, upKbps: 675 },
] as const;
const cpuTimes = 4;
const mostSeconds = 2.5;
const runs = 5;

export async function paint(): Promise<Taken> {
  const executablePath = findChromium();
  if (!executablePath) return { text: "", problems: ["there is no Chromium (CHROMIUM_PATH)"] };
  await using stack = await startStack();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    // Functions and files are warm, as they are for all but the first visitor.
    await largestPaint(browser, stack.portalUrl);
    const rows: string[][] = [];
    for (const network of networks) {
      const taken: Painted[] = [];
      for (let run = 0; run < runs; run++)
        taken.push(await largestPaint(browser, stack.portalUrl, network));
      const seconds = taken.map(({ largestMs }) => largestMs / 1000);
      rows.push([
        network.name,
        `${atMost(median(seconds), mostSeconds)}, ${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`,
        (median(taken.map(({ firstMs }) => firstMs)) / 1000).toFixed(2),
        String(Math.round(median(taken.map(({ bytes }) => bytes)) / 1024)),
        taken[0]?.element ?? "",
      ]);
    }
    return {
      text: [
        `The landing page, nothing cached, Chromium ${browser.version()}, CPU ${cpuTimes} times slower, slow 4G (1.6 Mbit/s), ${runs} runs each.`,
        "",
        textTable(
          [
            "network",
            "largest paint, s: median, min to max",
            "first paint, s",
            "KB over the wire",
            "largest part",
          ],
          rows,
        ),
      ].join("\n"),
      problems: [],
    };
  } finally {
    await browser.close();
  }
}

interface Painted {
  firstMs: number;
  largestMs: number;
  /** What the largest part is. */
  element: string;
  bytes: number;
}

async function largestPaint(
  browser: Browser,
  url: string,
  network?: (typeof networks)[number],
): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    // What was painted may be replaced later: it says what it is while it stands.
    await context.addInitScript(() => {
      new PerformanceObserver((list) => {
        const last = list.getEntries().at(-1) as PerformanceEntry & { element?: Element };
        const painted = { largestMs: last.startTime, element: last.element?.tagName.toLowerCase() };
        Object.assign(window, { painted });
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send("Network.enable");
    if (network) {
      await debug.send("Emulation.setCPUThrottlingRate", { rate: cpuTimes });
      await debug.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: network.latencyMs,
        downloadThroughput: (network.downKbps * 1024) / 8,
        uploadThroughput: (network.upKbps * 1024) / 8,
      });
    }
    let bytes = 0;
    debug.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${url}/`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    const { firstMs, painted } = await page.evaluate(() => ({
      firstMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      painted: (window as unknown as { painted: Pick<Painted, "largestMs" | "element"> }).painted,
    }));
    return { firstMs, ...painted, bytes };
  } finally {
    await context.close();
  }
}
