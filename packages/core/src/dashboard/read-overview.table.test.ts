import type { EventType } from "@luna/contracts/events/event-types";
import { expect, it } from "vitest";
import { acknowledge } from "../alert/acknowledge.ts";
import { openAlerts } from "../alert/open.ts";
import { readRealtime } from "../analytics/read-realtime.ts";
import { ingest } from "../event/ingest.ts";
import { project } from "../project/projections.ts";
import { cancel } from "../session/cancel.ts";
import { complete } from "../session/complete.ts";
import { researcher, testContext } from "../testing/context.ts";
import { booked, program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { readOverview } from "./read-overview.ts";

it("shows who runs, who comes next, what is open and how far people came, in one query", async () => {
  const ctx = await testContext({ actor: researcher });
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const projected = () => stream.drain((change) => project({ ...ctx, bus }, change));
  const { session } = await running(ctx);
  const later = await booked(ctx, { scheduledAt: "2026-11-23T15:00:00.000Z" });
  await booked(ctx, { scheduledAt: "2026-11-23T12:00:00.000Z" });
  const crash: EventType[] = ["crash", "crash", "crash"];
  await ingest(ctx.as(program(session)), {
    id: session.id,
    events: crash.map((type, at) => ({ seq: at + 1, type, at: "2026-11-23T09:00:00.000Z" })),
  });
  await projected();

  let requests = 0;
  const counting = new Proxy(ctx.table, {
    get: (table, name) => {
      requests += 1;
      return table[name as keyof typeof table];
    },
  });
  const overview = await readOverview({ ...ctx, table: counting });
  expect(requests).toBe(1);
  expect(overview).toMatchObject({
    today: { scheduled: 2, active: 1, completed: 0 },
    active: 1,
    struggling: 1,
    alerts: 2,
    running: [{ id: session.id, status: "in-progress" }],
    next: [{ scheduledAt: "2026-11-23T12:00:00.000Z" }, { id: later.session.id }],
  });
  expect(overview.funnel).toEqual([
    { stage: "registered", count: 3 },
    { stage: "screened", count: 3 },
    { stage: "eligible", count: 3 },
    { stage: "scheduled", count: 3 },
    { stage: "completed", count: 0 },
  ]);
  expect(await readRealtime(ctx)).toMatchObject({ activeSessions: 1, eventsPerMinute: 3 });

  await complete(ctx, { id: session.id, success: false });
  await cancel(ctx, { id: later.session.id });
  for (const { id } of await openAlerts(ctx)) await acknowledge(ctx, { id });
  await projected();
  expect(await readOverview(ctx)).toMatchObject({
    today: { scheduled: 1, active: 0, failed: 1, cancelled: 1 },
    active: 0,
    struggling: 0,
    alerts: 0,
    running: [],
    next: [{ scheduledAt: "2026-11-23T12:00:00.000Z" }],
  });
});
