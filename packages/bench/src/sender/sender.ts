/** What the SDK costs the program that it is built into: CPU of an event, bytes of the bundle. */
import { gzipSync } from "node:zlib";
import { createProgram } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import { build } from "esbuild";
import { projectRoot } from "../child/bundle.ts";
import { startPeer } from "../live/socket-io-peer.ts";
import { sampleEvents } from "../sample-events.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";

const events = 20_000;
const aSecond = 1000;

export async function sender(): Promise<Taken> {
  // it answers 202 to whatever comes
  await using service = await startPeer();
  const program = createProgram({
    client: createClient({ baseUrl: service.url, token: "a.b.c" }),
    sessionId: "ses_01J00000000000000000000001",
    source: "app",
    lastSeq: 0,
    socket: false,
  });
  const samples = sampleEvents(aSecond).map(({ seq: _seq, at: _at, ...event }) => event);
  const calls: number[] = [];
  const before = process.cpuUsage();
  for (let sent = 0; sent < events; sent += samples.length) {
    for (const event of samples) {
      const began = performance.now();
      if (!program.track(event)) throw new Error("an event was not taken");
      calls.push(performance.now() - began);
    }
    await program.flush();
  }
  const { user, system } = process.cpuUsage(before);
  if (program.status().acknowledged !== events) throw new Error("not every event was acknowledged");
  await program.close();
  const code = await bundled();
  const longest = calls.sort((a, b) => a - b)[Math.floor(calls.length * 0.999)]!;
  return {
    text: [
      `${events.toLocaleString("en")} events tracked in bursts of ${aSecond}, sent in batches of 50 over HTTP to a server in a process of its own; all of the CPU of the program's process. The bundle holds what a tested program in a browser imports: client, sender and queue in IndexedDB.`,
      "",
      textTable(
        ["CPU µs an event", "of it in track, µs", "track p99.9 µs", "bundle KB", "gzipped KB"],
        [
          [
            ((user + system) / events).toFixed(0),
            ((calls.reduce((sum, each) => sum + each, 0) / events) * 1000).toFixed(0),
            (longest * 1000).toFixed(0),
            (code.length / 1024).toFixed(0),
            (gzipSync(code).length / 1024).toFixed(0),
          ],
        ],
      ),
    ].join("\n"),
    problems: [],
  };
}

/** Minified, for a browser. */
async function bundled(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { createClient, createProgram, openIndexedDbQueue } from "@luna/sdk";',
      resolveDir: `${projectRoot}packages/bench`,
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.contents;
}
