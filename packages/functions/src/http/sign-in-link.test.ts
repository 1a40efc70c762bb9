/** Asking for a sign-in link tells nobody whether an address is known: neither by what is answered nor by what it takes. */
import type { Bus } from "@luna/core/aws/bus";
import { project } from "@luna/core/project/projections";
import { registered } from "@luna/core/testing/participant";
import { testStream } from "@luna/core/testing/stream";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { recordedDynamodb } from "../testing/recorded-dynamodb.ts";
import { type TestService, testService } from "../testing/service.ts";
import { handler } from "./service.ts";

const addresses = {
  known: "known@example.org",
  unknown: "unknown@example.org",
  "no address": "no address at all",
};
type Kind = keyof typeof addresses;

let service: TestService;
let dynamodb: Awaited<ReturnType<typeof recordedDynamodb>>;

beforeAll(async () => {
  service = await testService();
  dynamodb = await recordedDynamodb();
  await registered(service.ctx, { email: addresses.known });
});

const ask = (kind: Kind) =>
  service.call(handler, { routeKey: "POST /api/auth/link", body: { email: addresses[kind] } });

describe("POST /api/auth/link", () => {
  it("gives known and unknown addresses one answer, with the same headers", async () => {
    // one header counts the seconds until the limit starts anew
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const known = await ask("known");
    expect(known.status).toBe(202);
    expect(await ask("unknown")).toEqual(known);
    expect(await ask("no address")).toEqual(known);
    vi.useRealTimers();
  });

  it("asks the same of DynamoDB, in the same order, and leaves the mail to who follows the table", async () => {
    await ask("known"); // what a fresh function asks once is not counted
    dynamodb.taken();
    const work = async (kind: Kind) => {
      await ask(kind);
      return dynamodb.taken();
    };
    const known = await work("known");
    // the limit of the address, its guard, the profile, one write
    expect(known).toEqual(["UpdateItem", "GetItem", "GetItem", "TransactWriteItems"]);
    expect(await work("unknown")).toEqual(known);
  });

  it("starts the same path behind the answer: one item to follow, of which a mail alone goes on", async () => {
    const { ctx } = service;
    const stream = testStream(ctx);
    const followed = async (kind: Kind) => {
      await stream.read();
      await ask(kind);
      const kinds: string[] = [];
      const told: string[] = [];
      const bus: Bus = {
        publish: async (events) => void told.push(...events.map(({ type }) => type)),
      };
      const worker = { ...ctx.as({ kind: "service", name: "project" }), bus };
      // the tests' clock stands still, that of the function goes on
      const later = { ...worker, now: () => Date.now() };
      for (const change of await stream.read()) {
        kinds.push(String(change.after?.kind));
        await project(later, change);
      }
      return { kinds: kinds.sort(), told };
    };
    expect(await followed("known")).toEqual({
      kinds: ["email", "rate-limit"],
      told: ["email.queued"],
    });
    expect(await followed("unknown")).toEqual({ kinds: ["code", "rate-limit"], told: [] });
  });
});
