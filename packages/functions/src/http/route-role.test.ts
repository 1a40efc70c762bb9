/** Every route with every kind of caller: nobody gets what is not theirs. */
import { type Allow, routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId } from "@luna/contracts/routes/table";
import { running } from "@luna/core/testing/session";
import { forClient, forParticipant } from "@luna/core/token/token";
import { beforeAll, describe, expect, it } from "vitest";
import { bodiesOf } from "../testing/bodies.ts";
import { handlers } from "../testing/handlers.ts";
import { type TestService, testService } from "../testing/service.ts";

const callers = [
  "nobody",
  "forged",
  "self",
  "stranger",
  "client",
  "foreign client",
  "observer",
  "researcher",
  "admin",
] as const;
type Caller = (typeof callers)[number];

/** Which word of a row lets each caller in. */
const letIn: Record<Caller, readonly Allow[]> = {
  nobody: ["public"],
  forged: [],
  self: ["public", "self"],
  stranger: ["public", "self"],
  client: ["public", "client"],
  "foreign client": ["public", "client"],
  observer: ["public", "observer"],
  researcher: ["public", "observer", "researcher"],
  admin: ["public", "observer", "researcher", "admin"],
};

const unknown = (prefix: string) => `${prefix}_01J00000000000000000000000`;

let world: TestService;
let owner: { participant: string; session: string };
let tokens: Record<Caller, string | undefined>;

beforeAll(async () => {
  world = await testService();
  const { ctx } = world;
  const [mine, theirs] = [await running(ctx, { notes: "mark-of-the-owner" }), await running(ctx)];
  owner = { participant: mine.participant.id, session: mine.session.id };
  const own = await forParticipant(ctx, owner.participant);
  tokens = {
    nobody: undefined,
    forged: `${own.token.slice(0, -4)}AAAA`,
    self: own.token,
    stranger: (await forParticipant(ctx, theirs.participant.id)).token,
    client: (await forClient(ctx, owner.session, "app")).token,
    "foreign client": (await forClient(ctx, theirs.session.id, "app")).token,
    observer: await world.staffToken("observer"),
    researcher: await world.staffToken("researcher"),
    admin: await world.staffToken("admin"),
  };
});

/** Ids for a route's path: the owner's own where there are some. */
const pathOf = (path: string): Record<string, string> => {
  const noun = path.split("/")[2] === "analytics" ? path.split("/")[3] : path.split("/")[2];
  const ids: Record<string, string> = {
    participants: owner.participant,
    sessions: owner.session,
    files: unknown("fil"),
    jobs: unknown("job"),
    emails: unknown("eml"),
    alerts: unknown("alr"),
    issues: unknown("iss"),
  };
  const known: Record<string, string> = {
    id: ids[noun ?? ""] ?? "",
    task: "installation",
    key: "none",
    note: unknown("not"),
    type: "user-experience",
  };
  return Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, known[name!]!]),
  );
};

const ask = (route: (typeof allRoutes)[number], caller: Caller) =>
  world.call(handlers[route.function], {
    routeKey: routeKey(route),
    path: pathOf(route.path),
    body:
      route.method === "GET" || route.method === "DELETE"
        ? undefined
        : (bodiesOf(owner)[route.id as RouteId] ?? {}),
    token: tokens[caller],
  });

describe.each(allRoutes.map((route) => [routeKey(route), route] as const))("%s", (_, route) => {
  const isLetIn = (caller: Caller) => letIn[caller].some((word) => route.allow.includes(word));

  it.each(callers.filter((caller) => !isLetIn(caller)))("refuses %s", async (caller) => {
    const { status, body } = await ask(route, caller);
    const unknownCaller = caller === "nobody" || caller === "forged";
    expect({ status, code: body.code }).toEqual(
      unknownCaller ? { status: 401, code: "unauthenticated" } : { status: 403, code: "forbidden" },
    );
  });

  const strangers = (["stranger", "foreign client"] as const).filter(
    (caller) => isLetIn(caller) && !route.allow.includes("public"),
  );
  it.runIf(strangers.length > 0).each(strangers)(
    "gives %s nothing of the owner's",
    async (caller) => {
      const { status, body } = await ask(route, caller);
      expect(status).toBeLessThan(500);
      // without an id in its path or body a route speaks of the caller alone
      if (route.path.includes("{") || bodiesOf(owner)[route.id as RouteId])
        expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body ?? "")).not.toMatch(
        new RegExp(`mark-of-the-owner|${owner.participant}`),
      );
    },
  );
});

it("leaves the owner's data as they were", async () => {
  const { body } = await world.call(handlers.participants, {
    routeKey: "GET /api/participants/{id}",
    path: { id: owner.participant },
    token: tokens.self,
  });
  expect(body.participant).toMatchObject({ firstName: "Mira", status: "active" });
  expect(
    body.sessions.map(({ id, status }: { id: string; status: string }) => ({ id, status })),
  ).toEqual([{ id: owner.session, status: "in-progress" }]);
});
