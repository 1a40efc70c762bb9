import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { callerRegistry, stackCredentials } from "../../../local/src/endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../../../local/src/endpoint/endpoint.ts";
import { queuesService } from "../../../local/src/queues/queues-service.ts";
import {
  account,
  miniAssembly,
  region,
  resource,
  testClock,
} from "../../../local/src/testing/mini-assembly.ts";
import { run } from "../run.ts";

const arnOf = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const names = ["local-luna-stream-failures", "production-luna-stream-failures"];
const assembly = miniAssembly(names.map((name) => resource("AWS::SQS::Queue", name, arnOf(name))));
const clock = testClock();
let folder: string;
let endpoint: Endpoint;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luna-redrive-"));
  const queues = await queuesService({ assembly, clock, folder });
  // nobody knows what to do with it: it is named, and stays
  for (const name of names) await queues.send(arnOf(name), `of ${name}`);
  const callers = callerRegistry();
  endpoint = await startEndpoint({ port: 0, services: [queues], callers, clock, assembly });
  vi.stubEnv("AWS_REGION", region);
  vi.stubEnv("AWS_ACCESS_KEY_ID", stackCredentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", stackCredentials.secretAccessKey);
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", endpoint.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

/** What redrive printed, and how it ended. */
async function redriven(...args: string[]) {
  const lines: string[] = [];
  const io = { print: (line: string) => void lines.push(line), dataFolder: "." };
  const error = await run(["redrive", ...args], io).catch((thrown: Error) => thrown);
  return { lines, error: error as Error | undefined };
}

const found = [expect.stringMatching(/^unknown /), "0 done, 1 stay in the queue."];
const nothing = ["0 done, 0 stay in the queue."];

it("takes a queue by the name of its alarm, or by its whole name", async () => {
  expect((await redriven("stream-failures")).lines).toEqual(found);
  // what was tried is hidden for a while: it is the same queue
  expect((await redriven("local-luna-stream-failures")).lines).toEqual(nothing);
  expect((await redriven("stream-failures", "--stage", "production")).lines).toEqual(found);
  expect((await redriven("production-luna-stream-failures")).lines).toEqual(nothing);
});

it("says which queues there are when there is none of that name", async () => {
  const { error } = await redriven("bus-failures", "--stage", "dev");
  expect(error?.message).toMatch(/^The queue dev-luna-bus-failures does not exist here\./);
  for (const { error } of [await redriven("stream"), await redriven("stream", "--stage", "dev")])
    expect(error?.message).toMatch(/stream-failures, bus-failures, schedule-failures/);
});

it("tells in its help which queues there are", async () => {
  const lines: string[] = [];
  await run(["help", "redrive"], { print: (line) => void lines.push(line), dataFolder: "." });
  expect(lines.join("\n")).toContain("Queues: stream-failures, bus-failures, schedule-failures.");
});
