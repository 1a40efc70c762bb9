import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { neededInProduction, settingNames } from "../stacks/settings.ts";
import { functions } from "./template.ts";

const page = readFileSync(new URL("../docs/functions.md", import.meta.url), "utf8");
const architecture = new URL("../docs/architecture.md", import.meta.url);

/** Rows of the functions' table: name, purpose, memory, timeout. */
const rows = page
  .split("\n")
  .filter((line) => /^\| `[^|]*\|[^|]*\| \d+ MB \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
  .map(([, name, purpose, memory, timeout]) => ({ name, purpose, memory, timeout }));

it("docs/functions.md lists every function as it is deployed", () => {
  const deployed = Object.entries(functions()).map(([name, { properties }]) => ({
    name,
    purpose: properties.Description,
    memory: `${properties.MemorySize} MB`,
    timeout: `${properties.Timeout} s`,
  }));
  const byName = (a: { name?: string }, b: { name?: string }) =>
    String(a.name).localeCompare(String(b.name));
  expect(rows.sort(byName)).toEqual(deployed.sort(byName));
});

it("docs/architecture.md names every function", () => {
  const text = readFileSync(architecture, "utf8");
  const missing = Object.keys(functions()).filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(text),
  );
  expect(missing).toEqual([]);
});

it("docs/deploy.md has a row for every setting, and marks those that production needs", () => {
  const table = readFileSync(new URL("../docs/deploy.md", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => /^\| `[A-Z_]+` \|[^|]*\|[^|]*\|[^|]*\|$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, name = "", , , production]) => [name.replaceAll("`", ""), production === "required"]);
  const expected = settingNames.map((name) => [name, name in neededInProduction]);
  expect(table.sort()).toEqual(expected.sort());
});
