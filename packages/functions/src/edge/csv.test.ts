import { listItemOf } from "@luna/contracts/routes/list-item";
import { pending } from "@luna/contracts/routes/pending";
import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId } from "@luna/contracts/routes/table";
import { registered } from "@luna/core/testing/participant";
import { running } from "@luna/core/testing/session";
import { beforeAll, describe, expect, it } from "vitest";
import { handlers } from "../testing/handlers.ts";
import { type TestService, testService } from "../testing/service.ts";
import { prefersCsv } from "./csv.ts";

describe("prefersCsv", () => {
  it.each([
    [undefined, false],
    ["*/*", false],
    ["application/json", false],
    ["text/csv", true],
    ["text/csv; charset=utf-8", true],
    ["application/json;q=0.5, text/csv", true],
    ["application/json, text/csv;q=0.9", false],
    ["text/csv;q=0", false],
  ])("%s: %s", (accept, expected) => {
    expect(prefersCsv(accept)).toBe(expected);
  });
});

describe("a list as CSV", () => {
  const lists = allRoutes.filter(
    (route) => listItemOf(route) && !pending.includes(route.id as RouteId),
  );
  let world: TestService;
  let sessionId: string;
  beforeAll(async () => {
    world = await testService();
    sessionId = (await running(world.ctx)).session.id;
    await registered(world.ctx, { firstName: "=HYPERLINK(0)", lastName: "Müller, 李" });
  });

  const ask = async (route: (typeof allRoutes)[number], query: string, accept = "text/csv") =>
    world.call(handlers[route.function], {
      routeKey: routeKey(route),
      path: route.path.includes("{") ? { id: sessionId } : {},
      query,
      headers: { accept },
      token: await world.staffToken("admin"),
    });

  it("is there for every list of the contract that has a verb", () => {
    expect(lists.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "listAlerts",
        "listAudit",
        "listEmails",
        "listEvents",
        "listFiles",
        "listNotes",
        "listParticipants",
        "listSessions",
        "listStaff",
        "previewRetention",
      ]),
    );
  });

  it.each(lists.map((route) => [routeKey(route), route] as const))("%s", async (_, route) => {
    const { status, headers, body } = await ask(route, "");
    expect({ status, type: headers["content-type"] }).toEqual({
      status: 200,
      type: "text/csv; charset=utf-8; header=present",
    });
    expect(body.split("\r\n")[0]).toMatch(/^[\w.]+(?:,[\w.]+)+$/);
  });

  it("shows text that a spreadsheet would run, and any script", async () => {
    const { body } = await ask(allRoutes.find(({ id }) => id === "listParticipants")!, "");
    expect(body).toContain(`"'=HYPERLINK(0)"`);
    expect(body).toContain('"Müller, 李"');
  });

  it("leads from page to page, with the same columns and nobody twice", async () => {
    const route = allRoutes.find(({ id }) => id === "listParticipants")!;
    const first = await ask(route, "limit=1");
    const next = /^<\/api\/participants\?(.+)>; rel="next"$/.exec(first.headers.link ?? "")?.[1];
    const second = await ask(route, next!);
    expect(second.headers.link).toBeUndefined();
    const [lines, more] = [first.body.split("\r\n"), second.body.split("\r\n")];
    expect(more[0]).toBe(lines[0]);
    expect(more[1]).not.toBe(lines[1]);
  });

  it("answers a wrong filter with a problem", async () => {
    const { status, headers } = await ask(
      allRoutes.find(({ id }) => id === "listParticipants")!,
      "status=none",
    );
    expect([status, headers["content-type"]]).toEqual([400, "application/problem+json"]);
  });
});
