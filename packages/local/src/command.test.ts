import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const script = path.join(import.meta.dirname, "command.ts");

/** The command as npm runs it, on a data folder without a stack. */
function local(line: string, environment: Record<string, string> = {}) {
  const args = ["--import", "tsx", script, ...line.split(" ").filter(Boolean)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, LUNA_DATA: temporaryFolder("data"), ...environment },
  });
  return { status, stdout, stderr };
}

it.each([
  ["toString", 'There is no command "toString".'],
  ["constructor", 'There is no command "constructor".'],
  ["clock foo", 'clock takes no "foo".'],
  ["advance 24h extra", 'advance takes no "extra".'],
  ["advance", "advance needs a duration."],
])("refuses %s with a sentence and the usage", (line, sentence) => {
  const { status, stdout, stderr } = local(line);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(`${sentence}\n\nnpm run local -- advance <duration>`);
});

it("shows its usage when nothing is asked for", () => {
  const { status, stderr } = local("");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^npm run local -- advance <duration>/);
});

it.each([
  ["no stack runs", {}, /^No stack runs on \S+: start one with npm start\.\n$/],
  ["a setting is wrong", { LUNA_PORT: "x" }, /^LUNA_PORT has to be a port number[^\n]+\n$/],
])("says in one line that %s", (_case, environment, message) => {
  expect(local("clock", environment)).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(message),
  });
});
