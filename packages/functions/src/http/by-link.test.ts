/** `GET /api/me` tells the token of a session's mail what it may do, as every route then decides. */
import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId } from "@luna/contracts/routes/table";
import { after } from "@luna/core/context";
import { running } from "@luna/core/testing/session";
import { forParticipant } from "@luna/core/token/token";
import { beforeAll, describe, expect, it } from "vitest";
import { bodiesOf } from "../testing/bodies.ts";
import { handlers } from "../testing/handlers.ts";
import { type TestService, testService } from "../testing/service.ts";

let world: TestService;
let owner: { participant: string; session: string };
let token: string;

beforeAll(async () => {
  world = await testService();
  const { participant, session } = await running(world.ctx);
  owner = { participant: participant.id, session: session.id };
  const expiresAt = after(world.ctx.now(), { days: 1 });
  const limits = { sessionId: session.id, expiresAt };
  token = (await forParticipant(world.ctx, participant.id, limits)).token;
});

const permissions = async (): Promise<string[]> =>
  (await world.call(handlers.service, { routeKey: "GET /api/me", token })).body.permissions;

const unknown = (prefix: string) => `${prefix}_01J00000000000000000000000`;

const ask = (route: (typeof allRoutes)[number]) => {
  const ids: Record<string, string> = {
    participants: owner.participant,
    sessions: owner.session,
    files: unknown("fil"),
    jobs: unknown("job"),
  };
  return world.call(handlers[route.function], {
    routeKey: routeKey(route),
    path: { id: ids[route.path.split("/")[2]!] ?? "" },
    ...(route.method === "POST" || route.method === "PUT" || route.method === "PATCH"
      ? { body: bodiesOf(owner)[route.id as RouteId] ?? {} }
      : {}),
    token,
  });
};

describe("the token of a session's mail", () => {
  const own = allRoutes.filter(({ allow }) => allow.includes("self"));

  it.each(own.map((route) => [routeKey(route), route] as const))(
    "is told the truth on %s",
    async (_, route) => {
      const told = (await permissions()).includes(route.id);
      const { body } = await ask(route);
      expect(told).toBe(body?.code !== "forbidden");
    },
  );

  it("books again once the session is over", async () => {
    // the right to stop was used above
    expect(await permissions()).toContain("createSession");
    expect(await permissions()).not.toContain("readParticipant");
  });
});
