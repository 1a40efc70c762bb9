// In a process of its own: what the HTTP adapter takes of a warm request, and a bare JSON.parse beside it.
// Argument: a file with the request as JSON. Writes the times to file descriptor 3.
import { readFileSync, writeSync } from "node:fs";
import { events } from "@luna/contracts/routes/events";
import type { RouteAnswer } from "@luna/contracts/routes/table";
import { http } from "@luna/functions/src/edge/http.ts";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

export interface AdapterTimes {
  /** Microseconds a request, one value a round. */
  adapterUs: number[];
  parseUs: number[];
  bodyBytes: number;
}

const rounds = 40;
const requestsPerRound = 250;
const warmUpRounds = 8;

const answer: RouteAnswer<"ingestEvents"> = {
  accepted: 50,
  duplicates: 0,
  ignored: 0,
  lastSeq: 50,
  gaps: [],
};
const handler = http(events, { ingestEvents: async () => answer });

const event = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as APIGatewayProxyEventV2;
const body = event.body!;

async function adapterRound(): Promise<number> {
  const began = performance.now();
  for (let request = 0; request < requestsPerRound; request++) {
    const { statusCode } = await handler(event);
    if (statusCode !== 202) throw new Error(`the adapter answered ${statusCode}`);
  }
  return ((performance.now() - began) * 1000) / requestsPerRound;
}

function parseRound(): number {
  const began = performance.now();
  for (let request = 0; request < requestsPerRound; request++) {
    const parsed = JSON.parse(body) as { events: unknown[] };
    if (parsed.events.length !== 50) throw new Error("the body lost events");
  }
  return ((performance.now() - began) * 1000) / requestsPerRound;
}

const result: AdapterTimes = { adapterUs: [], parseUs: [], bodyBytes: Buffer.byteLength(body) };
for (let round = -warmUpRounds; round < rounds; round++) {
  const [adapterUs, parseUs] = [await adapterRound(), parseRound()];
  if (round < 0) continue;
  result.adapterUs.push(adapterUs);
  result.parseUs.push(parseUs);
}
writeSync(3, JSON.stringify(result));
// the connection to the fake is kept alive and would hold the process
process.exit(0);
