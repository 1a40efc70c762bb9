import { pending } from "@luna/contracts/routes/pending";
import type { Area } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId, routesOf } from "@luna/contracts/routes/table";
import { describe, expect, it } from "vitest";
import { handlers } from "../testing/handlers.ts";

describe("the wiring of routes to verbs", () => {
  it.each(Object.keys(handlers) as Area[])(
    "has a verb for each route of %s, or names it as pending",
    (area) => {
      const routes = routesOf(area).map(({ id }) => id as RouteId);
      const open = routes.filter((id) => pending.includes(id));
      expect([...handlers[area].verbs, ...open].sort()).toEqual(routes.sort());
    },
  );

  it("names nothing as pending that is not a route", () => {
    const ids = allRoutes.map(({ id }) => id);
    expect(pending.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
