/** `If-Match` is honoured by every route that says so, and every route that changes what it names says so. */
import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId } from "@luna/contracts/routes/table";
import { raiseAlert } from "@luna/core/alert/raise";
import * as File from "@luna/core/file/store";
import { create as createIssue } from "@luna/core/issue/create";
import { add as addNote } from "@luna/core/note/add";
import { admin } from "@luna/core/testing/context";
import { running } from "@luna/core/testing/session";
import { forParticipant } from "@luna/core/token/token";
import { beforeAll, describe, expect, it } from "vitest";
import { bodiesOf } from "../testing/bodies.ts";
import { handlers } from "../testing/handlers.ts";
import { type TestService, testService } from "../testing/service.ts";

/** Its resource carries no ETag. */
const withoutTag: readonly RouteId[] = ["judgeStruggle"];

const honouring = allRoutes.filter(({ errors }) => errors?.includes("stale"));

let world: TestService;
let ids: Record<string, string>;
let note: string;
let bodies: ReturnType<typeof bodiesOf>;
let tokens: { admin: string; self: string };

beforeAll(async () => {
  world = await testService();
  const ctx = world.ctx.as(admin);
  const { participant, session } = await running(ctx);
  const alert = await raiseAlert(ctx, { kind: "mail_failed", severity: "low", message: "lost" });
  const { issue } = await createIssue(ctx, { title: "Nobody finds it", severity: "low" });
  const mail = (await ctx.everything()).find(({ kind }) => kind === "email")!;
  await ctx.table.put({ ...mail, status: "sent" });
  const at = session.createdAt;
  note = (await addNote(ctx, { id: session.id, text: "slow", at })).note.id;
  const file = "fil_01J00000000000000000000001";
  const write = File.createWrite(ctx, {
    id: file,
    name: "log.json",
    contentType: "application/json",
    category: "log",
    status: "ready",
    sessionId: session.id,
    participantId: participant.id,
    uploadedBy: "staff:admin-1",
    createdAt: at,
    version: 1,
  });
  await ctx.table.transact([write]);
  ids = {
    participants: participant.id,
    sessions: session.id,
    alerts: alert.id,
    issues: issue.id,
    emails: mail.id,
    files: file,
  };
  bodies = bodiesOf({ participant: participant.id, session: session.id });
  tokens = {
    admin: await world.staffToken("admin", "admin-1"),
    self: (await forParticipant(ctx, participant.id)).token,
  };
});

const ask = (route: (typeof allRoutes)[number], ifMatch: string) =>
  world.call(handlers[route.function], {
    routeKey: routeKey(route),
    path: { id: ids[route.path.split("/")[2]!]!, note, task: "installation" },
    ...(route.method !== "DELETE" && { body: bodies[route.id as RouteId] ?? {} }),
    headers: { "if-match": ifMatch },
    token: route.id === "giveConsent" ? tokens.self : tokens.admin,
  });

describe("a resource that has changed since it was read", () => {
  it.each(honouring.map((route) => [routeKey(route), route] as const))(
    "is left as it is by %s",
    async (_, route) => {
      for (const tag of ['"999"', '"none-of-ours"'])
        expect(await ask(route, tag)).toMatchObject({ status: 412, body: { code: "stale" } });
    },
  );

  it("is spoken of by every route that changes it", () => {
    const changing = allRoutes.filter(
      ({ method, path }) => /^(PUT|PATCH|DELETE)$/.test(method) && path.includes("{"),
    );
    const silent = changing.filter((route) => !honouring.includes(route)).map(({ id }) => id);
    expect(silent).toEqual(withoutTag);
  });
});

it("what is as it was read is changed", async () => {
  const route = (id: RouteId) => allRoutes.find((each) => each.id === id)!;
  expect((await ask(route("acknowledgeAlert"), '"1"')).body.alert).toMatchObject({ version: 2 });
  expect((await ask(route("giveFeedback"), "*")).body.feedback).toMatchObject({ version: 1 });
  const again = await ask(route("giveFeedback"), '"1"');
  expect([again.status, again.headers.etag]).toEqual([200, '"2"']);
});
