import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allRoutes } from "@luna/contracts/routes/table";
import { expect, it } from "vitest";
import { staffDe } from "./staff-de.ts";
import { staffEn } from "./staff-en.ts";

const core = join(import.meta.dirname, "../../../core/src");

/** What verbs note in a transaction of their own, as their source says it. */
const notedByVerbs = readdirSync(core, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(core, file), "utf8"))
  .flatMap((source) => source.match(/audit(?:Write|Read)\(ctx, \{ action: [^,]+/g) ?? [])
  .flatMap((call) => call.match(/"\w+"/g) ?? [])
  .map((quoted) => quoted.slice(1, -1));

it.each([
  ["English", staffEn],
  ["German", staffDe],
])("has %s words for whatever the audit notes, and for nothing else", (_, { audit }) => {
  const noted = [...allRoutes.flatMap(({ audited, id }) => (audited ? id : [])), ...notedByVerbs];
  expect(Object.keys(audit.actions).sort()).toEqual([...new Set(noted)].sort());
});
