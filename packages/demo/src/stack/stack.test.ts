import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findStack } from "./stack.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "luna-demo-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A data folder on which a stack runs, as long as this test does. */
function runsOn(name: string): string {
  const dataFolder = path.join(folder, name);
  mkdirSync(dataFolder);
  const stack = { apiUrl: `http://${name}`, pid: process.pid };
  writeFileSync(path.join(dataFolder, "stack.json"), JSON.stringify(stack));
  return dataFolder;
}

it("is the stack of the data folder that LUNA_DATA names", () => {
  runsOn("one");
  vi.stubEnv("LUNA_DATA", runsOn("other"));
  expect(findStack([])).toMatchObject({ apiUrl: "http://other" });
});

it("is none, and says where it looked, when none runs there", () => {
  runsOn("one");
  const empty = path.join(folder, "empty");
  vi.stubEnv("LUNA_DATA", empty);
  expect(() => findStack([])).toThrow(`looked for ${path.join(empty, "stack.json")}`);
});

it("is none of a file that is something else", () => {
  expect(() => findStack(["--stack", folder])).toThrow(`${folder} is not the stack.json`);
  expect(() => findStack(["--stack"])).toThrow(expect.objectContaining({ name: "UsageError" }));
});

it("is the one of --stack before that of LUNA_DATA", () => {
  const file = path.join(runsOn("one"), "stack.json");
  vi.stubEnv("LUNA_DATA", runsOn("other"));
  expect(findStack(["--stack", file])).toMatchObject({ apiUrl: "http://one" });
});
