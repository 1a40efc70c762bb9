import { linkEntry } from "@luna/core/audit/link";
import { ingest } from "@luna/core/event/ingest";
import { type TestContext, testContext } from "@luna/core/testing/context";
import { registered } from "@luna/core/testing/participant";
import { program, running } from "@luna/core/testing/session";
import { testStream } from "@luna/core/testing/stream";
import { countSession } from "@luna/core/totals/count-session";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { run } from "./run.ts";

let ctx: TestContext;

beforeAll(() => {
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", inject("dynamoDbUrl"));
});
afterAll(() => {
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  ctx = await testContext();
});

/** The output of a command on the test's table. */
async function luna(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const io = { print: (line: string) => void lines.push(line), dataFolder: "." };
  await run([...args, "--table", ctx.tableName], io);
  return lines.join("\n");
}

describe("commands on a table", () => {
  it("export everything of a person as JSON, and leave a trace of it", async () => {
    const person = await registered(ctx, { email: "mine@example.org" });
    expect(JSON.parse(await luna("export", person.id))).toMatchObject({
      participant: { id: person.id, email: "mine@example.org" },
    });
    const entries = (await ctx.everything()).filter(({ kind }) => kind === "audit");
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["exportParticipant", "staff:operator"],
    ]);
  });

  it("erase a person, and tell how far the job is", async () => {
    const person = await registered(ctx);
    const said = await luna("erase", person.id, "--yes");
    const job = /job (job_\w+)/.exec(said)?.[1] ?? "none was named";
    expect(JSON.parse(await luna("job", job))).toMatchObject({ kind: "erasure", status: "queued" });
    await expect(luna("export", person.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("verify the audit, and fail with the name of what was changed", async () => {
    await luna("export", (await registered(ctx)).id);
    const stream = testStream(ctx);
    await stream.drain((change) =>
      change.after?.kind === "audit" ? linkEntry(ctx, change) : Promise.resolve(),
    );
    const said = await luna("verify-audit");
    expect(said).toMatch(/^1 records of 1 days are as they were written\./);
    const known = said.split("Last link: ")[1]!;
    expect(await luna("verify-audit", "--known", known)).toBe(said);
    const entry = (await ctx.everything()).find(({ kind }) => kind === "audit")!;
    await ctx.table.put({ ...entry, actor: "staff:nobody" });
    await expect(luna("verify-audit")).rejects.toThrow("1 faults in 1 records");
    await expect(luna("verify-audit", "--known", "yesterday")).rejects.toThrow("A known link is");
  });

  it("queue the re-check of files", async () => {
    const job = /job_\w+/i.exec((await luna("verify-files")).replace("Job ", ""))?.[0] ?? "none";
    expect(JSON.parse(await luna("job", job))).toMatchObject({ kind: "verify-files" });
  });

  it("add the totals up anew, and repair a cell that differs", async () => {
    const { session } = await running(ctx);
    await countSession(ctx, session.id);
    expect(await luna("recount")).toBe("The totals are what the sessions add up to.");
    const cell = (await ctx.everything()).find(({ pk }) => pk === "TOTALS#ALL")!;
    await ctx.table.update(cell, { add: { "status:in-progress": 2, "nps:n": 1 } });
    const named = /TOTALS#ALL .*: .*status:in-progress \+2/;
    const said = await luna("recount", "--dry-run");
    expect(said).toMatch(named);
    expect(said).toContain("1 cells differ, left as they are.");
    expect(await luna("recount")).toContain("1 cells differ, repaired.");
    expect(await luna("recount")).toBe("The totals are what the sessions add up to.");
    const now = (await ctx.table.get(cell, { consistent: true }))!;
    expect(now["status:in-progress"]).toBe(1);
  });

  it("compute the metrics of a session anew, and all sessions, and repair what is damaged", async () => {
    const { session } = await running(ctx);
    const key = { pk: `SESSION#${session.id}`, sk: "METRICS" };
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: [{ seq: 1, type: "crash", at: new Date(ctx.now()).toISOString() }],
    });
    expect(await luna("rebuild", session.id, "--dry-run")).toContain("metrics");
    expect(await ctx.table.get(key)).toBeUndefined();
    const said = await luna("rebuild", "all");
    expect(said).toMatch(/alert alr_\w+ is missing/);
    expect(said).toContain("1 sessions, 3 differences, repaired.");
    expect(await luna("rebuild", session.id)).toBe(`${session.id}: no difference`);
    await expect(luna("rebuild", "everything")).rejects.toThrow("Say the id of a session");
  });

  it("say what is not there", async () => {
    await expect(luna("export", "prt_01J00000000000000000000001")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(luna("job", "job_01J00000000000000000000001")).rejects.toThrow(/no job/);
  });
});
