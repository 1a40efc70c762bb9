/** From nothing to the first answer: each HTTP function's bundle beside a typical one that does its like. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Area } from "@luna/contracts/routes/route";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type Bundle, bundle, type Manner } from "../child/bundle.ts";
import { functionEnvironment } from "../child/function-environment.ts";
import { runChild } from "../child/run-child.ts";
import { type AwsFake, startAwsFake } from "../fake/aws-fake.ts";
import { createIssuer, sharedSecretToken } from "../fake/issuer.ts";
import { ownTokens, secret } from "../fake/tokens.ts";
import { median } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";
import { firstRequests, peerRequests, type RequestKind } from "./requests.ts";
import type { ColdStart } from "./run-once.ts";

const runs = 15;
const mostRatio = 0.75;
const mostKilobytes = 430;
const peerSecret = "a shared secret of the peer";

interface Subject {
  name: string;
  kind: RequestKind;
  bundle: Bundle;
  /** The request as JSON. */
  requestFile: string;
  totalsMs: number[];
  importsMs: number[];
  /** Why it could not be measured. */
  problem?: string;
}

export async function coldStart(): Promise<Taken> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-bench-"));
  const issuer = createIssuer();
  const fake = await startAwsFake({ secret, issuer });
  try {
    const tokens = {
      ...(await ownTokens()),
      staff: issuer.staffToken(fake.url),
      peer: sharedSecretToken(peerSecret, { sub: "bench" }),
    };
    const runner = await bundle(
      "packages/bench/src/cold-start/run-once.ts",
      `${folder}/run-once`,
      "plain",
    );
    const ours = await Promise.all(
      Object.entries(firstRequests(tokens)).map(([area, { kind, event }]) =>
        subject(area, kind, event, `packages/functions/src/http/${area}.ts`, folder, "as-deployed"),
      ),
    );
    const peers = await Promise.all(
      Object.entries(peerRequests(tokens)).map(([kind, event]) =>
        subject(
          `peer-${kind}`,
          kind as RequestKind,
          event,
          "packages/bench/src/cold-start/peer.ts",
          folder,
          "plain",
        ),
      ),
    );
    // one run each that does not count: the files are then in memory
    for (let run = 0; run <= runs; run++)
      for (const each of [...ours, ...peers])
        if (!each.problem) await measure(each, runner, fake, run > 0);
    return {
      text: report(
        ours.filter(({ problem }) => !problem),
        peers,
      ),
      problems: [...ours, ...peers].flatMap(({ problem }) => problem ?? []),
    };
  } finally {
    await fake.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function subject(
  name: Area | string,
  kind: RequestKind,
  event: APIGatewayProxyEventV2,
  entry: string,
  folder: string,
  manner: Manner,
): Promise<Subject> {
  const requestFile = path.join(folder, `${name}.json`);
  await writeFile(requestFile, JSON.stringify(event));
  const bundled = await bundle(entry, path.join(folder, name), manner);
  return { name, kind, bundle: bundled, requestFile, totalsMs: [], importsMs: [] };
}

async function measure(each: Subject, runner: Bundle, fake: AwsFake, counts: boolean) {
  const result = await runChild<ColdStart>(runner.file, [each.bundle.file, each.requestFile], {
    ...functionEnvironment(fake.url),
    PEER_SECRET: peerSecret,
  });
  const calls = fake.takeCalls();
  if (calls.length === 0 || result.status >= 500)
    each.problem = `${each.name} was to reach DynamoDB and answered ${result.status} ${result.body} after ${calls.length} calls`;
  if (!counts || each.problem) return;
  each.totalsMs.push(result.totalMs);
  each.importsMs.push(result.importMs);
}

function report(ours: Subject[], peers: Subject[]): string {
  const rows = [...ours, ...peers].map((each) => {
    const peer = peers.find(({ kind }) => kind === each.kind)!;
    const middle = median(each.totalsMs);
    const kilobytes = each.bundle.bytes / 1024;
    const startKilobytes = each.bundle.startBytes / 1024;
    const onlyDynamoDb = each.bundle.clients.every((client) => withoutLimit.includes(client));
    return [
      each.name,
      `${middle.toFixed(1)} (${Math.min(...each.totalsMs).toFixed(1)} to ${Math.max(...each.totalsMs).toFixed(1)})`,
      median(each.importsMs).toFixed(1),
      each === peer ? "1" : atMost(middle / median(peer.totalsMs), mostRatio),
      each === peer || !onlyDynamoDb ? kilobytes.toFixed(0) : atMost(kilobytes, mostKilobytes, 0),
      startKilobytes.toFixed(0),
      clientNames(each.bundle),
    ];
  });
  return [
    `Import, first validated request and first DynamoDB call, each in a fresh process; ${runs} runs, taken in turn.`,
    "",
    textTable(
      [
        "function",
        "ms: median (min to max)",
        "of it import",
        "of its peer",
        "KB",
        "of it read at start",
        "SDK clients",
      ],
      rows,
    ),
  ].join("\n");
}

const clientNames = ({ clients, startClients }: Bundle): string =>
  clients
    .map((client) => {
      const name = client.replace("client-", "");
      return startClients.includes(client) ? name : `${name} (when needed)`;
    })
    .join(", ");

/** Clients of a function that uses only DynamoDB: every function reads the stage's secret. */
const withoutLimit = ["client-dynamodb", "client-secrets-manager"];
