import { expect, it } from "vitest";
import { admin, observer, researcher, testContext } from "../testing/context.ts";
import { auditRead, auditWrite } from "./append.ts";
import { list } from "./list.ts";

it("notes reads of those who see personal data, and every change, newest first", async () => {
  const ctx = await testContext();
  await auditRead(ctx.as(researcher), { action: "readParticipant", resource: "prt_1" });
  await auditRead(ctx.as(observer), { action: "readParticipant", resource: "prt_1" });
  await auditRead(ctx.as({ kind: "participant", id: "prt_1" }), {
    action: "readParticipant",
    resource: "prt_1",
  });
  ctx.advance(1000);
  const participant = ctx.as({ kind: "participant", id: "prt_1" });
  await ctx.table.transact([
    auditWrite(participant, { action: "updateParticipant", resource: "prt_1" }),
  ]);
  ctx.advance(24 * 3_600_000);
  await auditRead(ctx.as(admin), { action: "exportParticipant", resource: "prt_2" });

  const { items } = await list(ctx.as(admin), { limit: 50 });
  expect(items.map(({ action, actor }) => [action, actor])).toEqual([
    ["exportParticipant", "staff:admin-1"],
    ["updateParticipant", "prt_1"],
    ["readParticipant", "staff:researcher-1"],
  ]);
  expect(items[2]).toEqual({
    at: "2026-11-23T09:00:00.000Z",
    action: "readParticipant",
    actor: "staff:researcher-1",
    resource: "prt_1",
    requestId: "test-request",
  });
  const some = await list(ctx.as(admin), { limit: 50, resource: "prt_1", actor: "prt_1" });
  expect(some.items.map(({ action }) => action)).toEqual(["updateParticipant"]);
});
