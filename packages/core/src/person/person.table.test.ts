import { describe, expect, it } from "vitest";
import { issueLink } from "../access/link.ts";
import { connectBucket } from "../aws/bucket.ts";
import { give } from "../consent/give.ts";
import { listEmails } from "../email/list.ts";
import { ingest } from "../event/ingest.ts";
import { give as giveFeedback } from "../feedback/give.ts";
import { projectJob } from "../job/project.ts";
import { readJob } from "../job/read.ts";
import { runJob } from "../job/run.ts";
import * as Job from "../job/store.ts";
import { add as addNote } from "../note/add.ts";
import { list as listParticipants } from "../participant/list.ts";
import { read as readParticipant } from "../participant/read.ts";
import * as Participant from "../participant/store.ts";
import * as Session from "../session/create.ts";
import { hold as holdSession } from "../session/hold.ts";
import { list as listSessions } from "../session/list.ts";
import { read as readSession } from "../session/read.ts";
import { start } from "../session/start.ts";
import { admin, observer, researcher, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { startServices } from "../testing/services.ts";
import { erase } from "./erase.ts";
import { eraseEverywhere, holdCheckMinutes, secondSweepMinutes } from "./erase-everywhere.ts";
import { exportPerson } from "./export.ts";
import { exportToFile } from "./export-to-file.ts";
import { withoutSealed } from "./sealed.ts";

const verified = async (ctx: Awaited<ReturnType<typeof testContext>>, id: string) => {
  const stored = (await Participant.get(ctx, id))!;
  await Participant.replace(
    ctx,
    { ...stored, emailVerifiedAt: stored.registeredAt },
    { ifVersion: stored.version },
  );
};

describe("exportPerson", () => {
  it("holds the profile with what is kept beside it", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "mine@example.org", phone: "12345678" });
    const own = ctx.as(self(person));
    ctx.advance(1000);
    await give(own, { id: person.id, purpose: "recording", given: true });
    await verified(ctx, person.id);
    const all = await exportPerson(own, { id: person.id });
    expect(all).toMatchObject({
      participant: { email: "mine@example.org", phone: "12345678", segment: "non-technical" },
      consents: [
        { purpose: "session", given: true },
        { purpose: "recording", given: true },
      ],
    });
    expect(JSON.stringify(all)).not.toMatch(/PARTICIPANT#|"pk"/);
  });

  it("holds all events of a long session, without the stage's secret, as jobs and operators have none", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const { session } = await Session.create(ctx, { participantId: person.id, override: true });
    await start(ctx, { id: session.id });
    const program = ctx.as({ kind: "client", sessionId: session.id, source: "app" });
    for (let first = 1; first <= 1200; first += 400)
      await ingest(program, {
        id: session.id,
        events: Array.from({ length: 400 }, (_, n) => ({
          seq: first + n,
          type: "click" as const,
          at: "2026-11-23T09:00:00.000Z",
        })),
      });
    const keys = () => Promise.reject(new Error("the secret is none of its business"));
    const all = await exportPerson({ ...ctx.as(admin), keys }, { id: person.id });
    const [exported] = (all as unknown as { sessions: { events: unknown[] }[] }).sessions;
    expect(exported!.events).toHaveLength(1200);
  });

  it("waits for a verified address of the person, not of an admin, who leaves a trace", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    await expect(exportPerson(ctx.as(self(person)), { id: person.id })).rejects.toMatchObject({
      code: "email_unverified",
    });
    await exportPerson(ctx.as(admin), { id: person.id });
    const entries = (await ctx.everything()).filter(({ kind }) => kind === "audit");
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["exportParticipant", "staff:admin-1"],
    ]);
    await expect(exportPerson(ctx.as(researcher), { id: person.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("erase", () => {
  it("makes the person absent at once and frees the address", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "gone@example.org" });
    const { jobId } = await erase(ctx.as(self(person)), { id: person.id });
    expect(jobId).toMatch(/^job_/);
    expect(await Participant.get(ctx, person.id, { consistent: true })).toBeUndefined();
    expect(await Participant.findByEmail(ctx, "gone@example.org")).toBeUndefined();
    expect(await Participant.isErased(ctx, person.id)).toBe(true);
    await expect(erase(ctx.as(self(person)), { id: person.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const again = await registered(ctx, { email: "gone@example.org" });
    expect(again.id).not.toBe(person.id);
  });

  it("leaves nothing of the person in any store, and a certificate in the job", async () => {
    const ctx = await testContext();
    const other = await registered(ctx, { firstName: "Bleibt" });
    const person = await registered(ctx, {
      firstName: "Xaverine",
      lastName: "Geheimnis",
      email: "xaverine@secret.example",
      phone: "+49 30 987654321",
      useCaseInterest: "something telling",
    });
    await issueLink(ctx, { participantId: person.id, purpose: "welcome" });
    const { jobId } = await erase(ctx.as(admin), { id: person.id });
    const worker = {
      ...ctx.as({ kind: "service", name: "jobs" }),
      // nobody here has files, so nothing is asked of it
      bucket: connectBucket("no-bucket"),
    };
    await runJob(worker, jobId, { erasure: eraseEverywhere }, { budgetMs: 10_000 });

    const job = await Job.get(ctx, jobId);
    expect(job).toMatchObject({
      status: "done",
      percent: 100,
      result: { kinds: expect.any(Array) },
    });
    expect(JSON.stringify(job?.result)).not.toContain(person.id);
    const left = await ctx.everything();
    expect(JSON.stringify(left)).not.toMatch(
      /xaverine|geheimnis|secret\.example|987654321|telling/i,
    );
    const ofPerson = left.filter((item) => JSON.stringify(item).includes(person.id));
    expect(ofPerson.map(({ kind }) => kind).sort()).toEqual(["audit", "job", "job", "tombstone"]);
    expect(await Participant.get(ctx, other.id)).toMatchObject({ firstName: "Bleibt" });

    const second = ofPerson.find(({ kind, id }) => kind === "job" && id !== jobId)!;
    expect(Date.parse(second.dueAt) - ctx.now()).toBe(secondSweepMinutes * 60_000);
    // a request that was under way wrote something after the first sweep
    await ctx.table.put({
      pk: `PARTICIPANT#${person.id}`,
      sk: "CONSENT#late",
      kind: "consent",
      participantId: person.id,
    });
    ctx.advance(secondSweepMinutes * 60_000);
    await runJob(worker, second.id, { erasure: eraseEverywhere }, { budgetMs: 10_000 });
    const kinds = (await ctx.everything()).map(({ kind, pk }) => `${kind} ${pk.split("#")[0]}`);
    expect(kinds.filter((kind) => kind.startsWith("consent"))).toEqual(["consent PARTICIPANT"]);
    expect((await ctx.everything()).filter(({ kind }) => kind === "job")).toHaveLength(2);
  });

  it("takes the sessions along, with what late requests still bring", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const { session } = await Session.create(ctx, { participantId: person.id, override: true });
    await start(ctx, { id: session.id });
    const program = ctx.as({ kind: "client", sessionId: session.id, source: "app" });
    const event = {
      type: "click",
      at: "2026-11-23T09:00:00.000Z",
      target: "telling-target",
    } as const;
    await ingest(program, { id: session.id, events: [{ ...event, seq: 1 }] });
    await addNote(ctx, { id: session.id, text: "a telling note", at: event.at });
    await giveFeedback(ctx, { id: session.id, comments: "a telling comment" });

    const all = await exportPerson(ctx.as(admin), { id: person.id });
    expect(all).toMatchObject({
      sessions: [
        {
          id: session.id,
          feedback: { comments: "a telling comment" },
          notes: [{ text: "a telling note" }],
          events: [{ seq: 1, target: "telling-target" }],
        },
      ],
      emails: [{ kind: "welcome" }],
    });

    const { jobId } = await erase(ctx.as(admin), { id: person.id });
    const worker = { ...ctx, bucket: connectBucket("no-bucket") };
    const run = (id: string) =>
      runJob(worker, id, { erasure: eraseEverywhere }, { budgetMs: 10_000 });
    await run(jobId);
    // the function that takes the events remembers the session for a few seconds
    await ingest(program, { id: session.id, events: [{ ...event, seq: 2 }] });
    const second = (await ctx.everything()).find(({ kind, dueAt }) => kind === "job" && dueAt)!;
    ctx.advance(secondSweepMinutes * 60_000);
    await run(second.id);
    const left = await ctx.everything();
    expect(JSON.stringify(left)).not.toContain("telling");
    expect(left.filter(({ pk }) => pk === `SESSION#${session.id}`)).toEqual([]);
    expect(left.filter(({ kind }) => kind === "slot-guard" || kind === "email")).toEqual([]);
    await expect(
      ingest(program, { id: session.id, events: [{ ...event, seq: 3 }] }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for admins alone while a legal hold lasts, and runs when that ends", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx, { email: "held@example.org" });
    const { session } = await Session.create(ctx, { participantId: person.id, override: true });
    const hold = (reason: string | undefined) =>
      holdSession(ctx.as(admin), {
        id: session.id,
        hold: reason !== undefined,
        reason: reason ?? "it is settled",
      });
    await hold("a dispute");
    const { jobId } = await erase(ctx.as(self(person)), { id: person.id });
    const steps = { erasure: eraseEverywhere };
    const worker = {
      ...ctx.as({ kind: "service", name: "jobs" }),
      bucket: connectBucket("no-bucket"),
    };
    const run = () => runJob(worker, jobId, steps, { budgetMs: 10_000 });
    await run();

    const others = { ...ctx, table: withoutSealed(ctx.table) };
    for (const actor of [researcher, observer, self(person)]) {
      const seen = { ...others, actor };
      await expect(readParticipant(seen, { id: person.id })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(readSession(seen, { id: session.id })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    const page = { limit: 50 };
    expect(await listParticipants({ ...others, actor: researcher }, page)).toEqual({ items: [] });
    expect(await listSessions({ ...others, actor: researcher }, page)).toEqual({ items: [] });
    expect(await listEmails({ ...others, actor: researcher }, page)).toEqual({ items: [] });
    expect(await Participant.findByEmail(others, "held@example.org")).toBeUndefined();
    const whole = await readParticipant(ctx.as(admin), { id: person.id });
    expect(whole).toMatchObject({
      participant: { firstName: "Mira", sealedAt: expect.any(String) },
      sessions: [{ id: session.id }],
    });
    // asked again it is the same job, and the address may be somebody's again
    expect(await erase(ctx.as(admin), { id: person.id })).toEqual({ jobId });
    const again = await registered(ctx, { email: "held@example.org" });

    ctx.advance(holdCheckMinutes * 60_000);
    await run();
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "running", percent: 0 });
    const waiting = (await ctx.table.get(Job.keyOf(jobId)))!;
    expect(waiting.dueAt > new Date(ctx.now()).toISOString()).toBe(true);
    await hold(undefined);
    // due in the write that ended the hold, and told to the bus
    const woken = (await ctx.table.get(Job.keyOf(jobId)))!;
    expect(woken).toMatchObject({ status: "queued", dueAt: new Date(ctx.now()).toISOString() });
    expect(await projectJob(ctx, { id: "1", before: waiting, after: woken })).toEqual([
      { type: "job.queued", detail: { jobId } },
    ]);
    await run();
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "done" });
    expect(await Participant.isErased(ctx, person.id)).toBe(true);
    const left = (await ctx.everything()).filter((item) =>
      JSON.stringify(item).includes(person.id),
    );
    expect([...new Set(left.map(({ kind }) => kind))].sort()).toEqual([
      "audit",
      "job",
      "tombstone",
    ]);
    expect((await Participant.findByEmail(ctx, "held@example.org"))?.id).toBe(again.id);
  });

  it("waits for the last of two holds, which a run that looks at this moment does not hide", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const sessions: { id: string }[] = [];
    for (let n = 0; n < 2; n++) {
      const { session } = await Session.create(ctx, { participantId: person.id, override: true });
      await holdSession(ctx.as(admin), { id: session.id, hold: true, reason: "a dispute" });
      sessions.push(session);
    }
    const { jobId } = await erase(ctx.as(self(person)), { id: person.id });
    const worker = {
      ...ctx.as({ kind: "service", name: "jobs" }),
      bucket: connectBucket("no-bucket"),
    };
    const end = (n: number) =>
      holdSession(ctx.as(admin), { id: sessions[n]!.id, hold: false, reason: "it is settled" });
    const run = (erasure = eraseEverywhere) =>
      runJob(worker, jobId, { erasure }, { budgetMs: 10_000 });
    await run();
    await end(0);
    await run();
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "running", percent: 0 });
    // the last hold ends between the look of a run and what the run notes down
    ctx.advance(holdCheckMinutes * 60_000);
    await run(async (...given) => {
      const looked = await eraseEverywhere(...given);
      await end(1);
      return looked;
    });
    expect(await ctx.table.get(Job.keyOf(jobId))).toMatchObject({
      status: "queued",
      dueAt: new Date(ctx.now()).toISOString(),
    });
    await run();
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "done" });
  });

  it("leaves an export that one answer cannot hold to a job, with a link for a week", async () => {
    const ctx = await testContext();
    const services = await startServices();
    const person = await registered(ctx, { useCaseInterest: "x".repeat(2000) });
    const answer = await exportPerson(ctx.as(admin), { id: person.id }, 2000);
    expect(answer).toMatchObject({ status: 202, body: { jobId: expect.stringMatching(/^job_/) } });
    const { jobId } = (answer as { body: { jobId: string } }).body;
    const worker = { ...ctx.as({ kind: "service", name: "jobs" }), bucket: services.bucket };
    await runJob(worker, jobId, { export: exportToFile }, { budgetMs: 10_000 });
    const own = { ...ctx.as(admin), bucket: services.bucket };
    const { job } = await readJob(own, { id: jobId });
    const downloaded = await fetch(job.url!);
    expect(downloaded.headers.get("content-disposition")).toContain(`${person.code}-export.json`);
    expect(await downloaded.json()).toMatchObject({
      participant: { id: person.id, useCaseInterest: "x".repeat(2000) },
      emails: [{ kind: "welcome" }],
    });
    ctx.advance(7 * 86_400_000);
    expect((await readJob(own, { id: jobId })).job.url).toBeUndefined();
    await services.stop();
  });

  it("is for the person and admins", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    await expect(erase(ctx.as(researcher), { id: person.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await registered(ctx);
    await expect(erase(ctx.as(self(stranger)), { id: person.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
