import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { withLock } from "./lock.ts";
import { sourceHash } from "./source-hash.ts";
import { readableError } from "./synthesize.ts";

let root = "";
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
};
beforeEach(() => {
  root = temporaryFolder("project");
  write("sst.config.ts", "config");
  write("stacks/api.ts", "stack");
  write("packages/core/src/start.ts", "code");
  write("packages/local/src/main.ts", "not deployed");
});

describe("sourceHash", () => {
  const changes = (file: string) => {
    const before = sourceHash(root, ["local"]);
    write(file, "changed");
    return sourceHash(root, ["local"]) !== before;
  };

  it.each([
    "sst.config.ts",
    "stacks/api.ts",
    "packages/core/src/start.ts",
    "packages/portal/index.html",
    "package-lock.json",
    ".env",
    ".env.local",
  ])("changes with %s", (file) => {
    expect(changes(file)).toBe(true);
  });

  it.each([
    "packages/core/src/start.test.ts",
    "packages/core/src/testing/fake.ts",
    "packages/core/node_modules/a/index.js",
    "packages/portal/dist/index.html",
    "packages/local/src/main.ts",
    "README.md",
  ])("does not change with %s", (file) => {
    expect(changes(file)).toBe(false);
  });

  it("knows a file from its neighbour", () => {
    const before = sourceHash(root);
    write("packages/core/src/start.ts", "");
    write("packages/core/src/end.ts", "code");
    expect(sourceHash(root)).not.toBe(before);
  });
});

describe("withLock", () => {
  it("lets one work at a time", async () => {
    const file = path.join(root, ".sst", "lock");
    const steps: string[] = [];
    const work = (name: string) =>
      withLock(file, async () => {
        steps.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        steps.push(`${name} ends`);
      });
    await Promise.all([work("a"), work("b")]);
    expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("takes over from a process that is gone", async () => {
    const file = path.join(root, "lock");
    writeFileSync(file, "2147483646");
    expect(await withLock(file, async () => "done")).toBe("done");
  });
});

describe("readableError", () => {
  it("leaves what is wrong and drops the machinery", () => {
    const output = [
      "npm warn Unknown user config",
      "file:///project/node_modules/sst/stacks/build.js:98",
      "        throw new VisibleError(x);",
      "    triggerUncaughtException(",
      "              ^",
      "",
      'VisibleError: Failed to build function "src/a.handler"',
      'Could not resolve "./nothere.js"',
      "    at build (file:///project/node_modules/sst/constructs/Function.js:262:31)",
      "",
      "Node.js v20.20.2",
    ].join("\n");
    expect(readableError(output)).toBe(
      'Failed to build function "src/a.handler"\nCould not resolve "./nothere.js"',
    );
  });

  it("says so when there is no message", () => {
    expect(readableError("\n")).toMatch(/without a message/);
  });
});
