/** What each route asks of the table, by the capacity that DynamoDB reports: the function that answers, alone. */
import { type Route, routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId, table } from "@luna/contracts/routes/table";
import { type Stack, startStack } from "../stack/start-stack.ts";
import { clearUsage, settle, usageOf } from "../stack/usage.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { calls } from "./calls.ts";
import { type Act, type World, worldOf } from "./world.ts";

export async function units(): Promise<Taken> {
  await using stack = await startStack();
  const world = worldOf(stack);
  const rows: string[][] = [];
  const problems: string[] = [];
  for (const [id, call, prepare] of calls) {
    try {
      await prepare?.(world);
      rows.push(await measure(stack, world, id, call));
    } catch (error) {
      problems.push(`${routeKey(table[id])}: ${(error as Error).message}`);
    }
  }
  const measured = new Set<string>(calls.map(([id]) => id));
  const others = allRoutes.filter(({ id }) => !measured.has(id)).map(routeKey);
  return {
    text: [
      "The function that answers, alone, for one small study: a person, two sessions, 50 events.",
      "",
      textTable(["route", "read units", "write units", "calls"], rows),
      "",
      others.length === 0 ? "No route is left out." : `Not called here: ${others.join(", ")}.`,
    ].join("\n"),
    problems,
  };
}

async function measure(stack: Stack, world: World, id: RouteId, call: Act): Promise<string[]> {
  // what follows from the call before is done, so that nothing conflicts with this one
  await settle(stack);
  await clearUsage(stack);
  await call(world);
  const route: Route = table[id];
  const own = (await usageOf(stack)).filter(
    (item) => item.service === "dynamodb" && item.function.endsWith(`-${route.function}`),
  );
  const sum = (name: "readUnits" | "writeUnits") =>
    own.reduce((total, item) => total + item[name], 0);
  return [
    routeKey(route),
    sum("readUnits").toFixed(1),
    sum("writeUnits").toFixed(0),
    own.map(({ action, count }) => `${count} ${action}`).join(", ") || "none",
  ];
}
