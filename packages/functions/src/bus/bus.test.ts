import { createHash } from "node:crypto";
import type { Actor } from "@luna/core/actor";
import * as Email from "@luna/core/email/store";
import * as File from "@luna/core/file/store";
import { uploadFile } from "@luna/core/file/upload";
import { queueJob } from "@luna/core/job/queue";
import * as Job from "@luna/core/job/store";
import { create } from "@luna/core/session/create";
import { admin, researcher } from "@luna/core/testing/context";
import { registered } from "@luna/core/testing/participant";
import { startServices, type TestServices } from "@luna/core/testing/services";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handler as jobs } from "../cron/jobs.ts";
import { handler as retention } from "../cron/retention.ts";
import { handler as timeouts } from "../cron/timeouts.ts";
import { type TestService, testService } from "../testing/service.ts";
import { handler as delivery } from "./delivery.ts";
import { handler as mail } from "./mail.ts";
import { handler as uploaded } from "./uploaded.ts";

let service: TestService;
let services: TestServices;
beforeAll(async () => {
  service = await testService();
  services = await startServices();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SESV2: services.url,
    AWS_ENDPOINT_URL_S3: services.url,
    BUCKET_NAME: "files",
    FROM_EMAIL: "study@luna.example",
    CONFIGURATION_SET: "mails",
    BRAND_COLOR: "#5b5bd6",
    CONTROLLER_NAME: "Luna e. V.",
    PRIVACY_CONTACT: "privacy@luna.example",
  });
});
afterAll(() => services.stop());

const invocation = { getRemainingTimeInMillis: () => 60_000 };

/** An event as the bus hands it over; `any`, since each handler knows its own detail. */
const event = (type: string, detail: unknown) =>
  ({
    id: "event-1",
    version: "0",
    account: "123456789012",
    time: new Date().toISOString(),
    region: "us-east-1",
    resources: [],
    source: "test",
    "detail-type": type,
    detail,
    // biome-ignore lint/suspicious/noExplicitAny: see above
  }) as any;

it("sends a queued mail and follows what SES says of it", async () => {
  const { ctx } = service;
  await registered(ctx, { email: "handler@example.org" });
  const { id } = (await ctx.everything()).find(({ kind }) => kind === "email")!;
  await mail(event("email.queued", { emailId: id }), invocation);
  expect((await services.mails()).at(-1)?.to).toEqual(["handler@example.org"]);
  await expect.poll(() => services.events("Email Delivered").length).toBe(1);
  for (const type of ["Email Delivered", "Email Sent"])
    await delivery(event(type, services.events(type)[0]), invocation);
  expect((await Email.get(ctx, id))?.status).toBe("delivered");
});

it("verifies what the bucket reports, and removes it when its time has come", async () => {
  const { ctx } = service;
  const person = await registered(ctx);
  const { session } = await create(ctx.as(researcher), {
    participantId: person.id,
    override: true,
  } as Parameters<typeof create>[1]);
  const client: Actor = { kind: "client", sessionId: session.id, source: "app" };
  const bytes = '{"a":1}';
  const { file, upload } = await uploadFile(
    { ...ctx.as(client), bucket: services.bucket },
    {
      name: "log.json",
      contentType: "application/json",
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    },
  );
  const form = new FormData();
  const { url, fields } = upload as { url: string; fields: Record<string, string> };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([bytes]));
  expect((await fetch(url, { method: "POST", body: form })).status).toBeLessThan(300);
  await uploaded(event("Object Created", services.events("Object Created")[0]), invocation);
  expect((await File.get(ctx, file.id))?.status).toBe("ready");
  await retention({ id: "run-1" }, invocation);
  expect((await File.get(ctx, file.id))?.status).toBe("ready");
});

it("runs a job that the bus tells of, or that the clock finds", async () => {
  const { ctx } = service;
  const own = ctx.as(admin);
  const told = queueJob(own, { kind: "verify-files" });
  const due = queueJob(own, { kind: "verify-files" });
  await ctx.table.transact([told.write, due.write]);
  await jobs(event("job.queued", { jobId: told.jobId }), invocation);
  expect((await Job.get(ctx, told.jobId))?.status).toBe("done");
  expect((await Job.get(ctx, due.jobId))?.status).toBe("queued");
  const waiting = await Job.get(ctx, due.jobId);
  await Job.replace(ctx, waiting!, new Date(Date.now() - 1000).toISOString());
  await jobs(event("Scheduled Event", {}), invocation);
  expect((await Job.get(ctx, due.jobId))?.status).toBe("done");
});

it("fails aloud, so that the bus tries again and somebody hears of it", async () => {
  await expect(uploaded(event("Object Created", {}), invocation)).rejects.toThrow();
  const { ctx } = service;
  await ctx.table.put({
    pk: "PARTICIPANT#x",
    sk: "ODD",
    kind: "search-term",
    agenda: "retention",
    dueAt: "2020-01-01T00:00:00.000Z",
  });
  await expect(retention({ id: "run-2" }, invocation)).rejects.toThrow("1 due items of retention");
  await expect(timeouts({ id: "run-3" }, invocation)).resolves.toBeUndefined();
});
