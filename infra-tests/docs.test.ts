import { readdirSync, readFileSync } from "node:fs";
import { failureQueues } from "@luna/contracts/failure-queues";
import { expect, it } from "vitest";
import { commands } from "../packages/cli/src/run.ts";
import { neededInProduction, settingNames } from "../stacks/settings.ts";
import { functions, resources } from "./template.ts";

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

/** What stands in backticks in the first cell of each row of a page's tables. */
function firstCells(page: string): string[] {
  return readFileSync(new URL(`../docs/${page}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...line.split("|")[1]!.matchAll(/`([^`]+)`/g)].map(([, text]) => text!));
}

it("docs/operations.md says of every alarm what to do", () => {
  const told = firstCells("operations.md");
  const missing = resources("AWS::CloudWatch::Alarm")
    .map(({ properties }) => properties.AlarmName.replace(/^.*?-luna-/, ""))
    .filter((name) => !told.includes(name))
    .filter((name) => !Object.keys(functions()).includes(name.replace(/-errors$/, "")));
  expect(missing).toEqual([]);
  expect(told).toContain("<function>-errors");
});

it("docs/operations.md has a row for every operator's command", () => {
  const told = firstCells("operations.md").map((cell) => cell.split(" ")[0]);
  expect(commands.map(({ name }) => name).filter((name) => !told.includes(name))).toEqual([]);
});

it("docs/functions.md says what each failure queue holds", () => {
  expect(firstCells("functions.md")).toEqual(expect.arrayContaining([...failureQueues]));
});

it("docs/sdk.md shows the examples that a journey runs, as they are", () => {
  const page = readFileSync(new URL("../docs/sdk.md", import.meta.url), "utf8");
  const examples = new URL("../packages/sdk/examples/", import.meta.url);
  for (const name of readdirSync(examples)) {
    const shown = `\`packages/sdk/examples/${name}\`\n\n\`\`\`ts\n`;
    expect(page).toContain(`${shown}${readFileSync(new URL(name, examples), "utf8")}\`\`\``);
  }
});
