/** What a warm function spends on a request beside the verb: parse, validate, authorize, answer. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "../child/bundle.ts";
import { functionEnvironment } from "../child/function-environment.ts";
import { runChild } from "../child/run-child.ts";
import { postBatch } from "../cold-start/requests.ts";
import { startAwsFake } from "../fake/aws-fake.ts";
import { createIssuer } from "../fake/issuer.ts";
import { ownTokens, secret } from "../fake/tokens.ts";
import { median } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";
import type { AdapterTimes } from "./measure.ts";

const mostTimes = 5;

export async function adapter(): Promise<Taken> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-bench-"));
  const fake = await startAwsFake({ secret, issuer: createIssuer() });
  try {
    const requestFile = path.join(folder, "request.json");
    await writeFile(requestFile, JSON.stringify(postBatch((await ownTokens()).client)));
    const script = await bundle(
      "packages/bench/src/adapter/measure.ts",
      `${folder}/measure`,
      "as-deployed",
    );
    const times = await runChild<AdapterTimes>(
      script.file,
      [requestFile],
      functionEnvironment(fake.url),
    );
    return { text: report(times), problems: [] };
  } finally {
    await fake.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function report({ adapterUs, parseUs, bodyBytes }: AdapterTimes): string {
  const row = (name: string, values: number[], ratio: string) => [
    name,
    `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`,
    ratio,
  ];
  const ratio = median(adapterUs.map((value, round) => value / parseUs[round]!));
  return [
    `A POST of 50 events (${bodyBytes} bytes) with a client's token and a verb that does nothing; ${adapterUs.length} rounds, taken in turn.`,
    "",
    textTable(
      ["", "µs a request: median (min to max)", "times JSON.parse"],
      [
        row("HTTP adapter", adapterUs, atMost(ratio, mostTimes, 1)),
        row("JSON.parse of the body", parseUs, "1"),
      ],
    ),
  ].join("\n");
}
