import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { shellEnvironment, toldVariables } from "./shell-environment.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const functions: { environment: Record<string, string> }[] = [
  { environment: { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_REGION: "eu-central-1" } },
  { environment: { TABLE: "it's $HOME", OTHER: "x" } },
];

it("gives a shell what the functions have of what the project's tools are told", () => {
  const script = `${shellEnvironment(["TABLE"], functions)}\nprintf '%s|%s|%s' "$AWS_REGION" "$TABLE" "$OTHER"`;
  expect(execFileSync("sh", ["-c", script], { env: {}, encoding: "utf8" })).toBe(
    "eu-central-1|it's $HOME|",
  );
});

it("says which variable no function has", () => {
  expect(() => shellEnvironment(["TABEL"], functions)).toThrow(
    "No function has the variable TABEL.",
  );
});

it.each([
  [{ luna: { env: ["TABLE"] } }, ["TABLE"]],
  [{}, []],
])("reads them from %j", (manifest, names) => {
  const root = temporaryFolder("project");
  writeFileSync(path.join(root, "package.json"), JSON.stringify(manifest));
  expect(toldVariables(root)).toEqual(names);
});
