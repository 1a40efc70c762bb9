import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** What README.md tells to type, each with the test that does it and what there proves that. */
const ranBy: Record<string, { test: string; call: string }> = {
  "npm start": {
    test: "packages/demo/journeys/service.test.ts",
    call: 'spawn("npm", ["start", ',
  },
  "npm run demo": {
    test: "packages/demo/journeys/service.test.ts",
    call: 'npmRun(["demo", ',
  },
  "npm run local -- advance 24h": {
    test: "packages/demo/journeys/service.test.ts",
    call: 'local("advance", "24h")',
  },
  "npm run local -- reset": {
    test: "packages/demo/journeys/service.test.ts",
    call: 'local("reset")',
  },
  "npx sst deploy --stage production": {
    test: "infra-tests/deploy.test.ts",
    call: 'sst("deploy")',
  },
};

/** Brings the packages that every test needs, and runs the tests. */
const themselves = ["npm ci", "npm test"];

const commands = [...read("README.md").matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .flatMap((line) => line.split("&&"))
  .map((command) => command.replace(/#.*/, "").trim())
  .filter((command) => command !== "");

describe("README.md", () => {
  it("tells commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const command of commands) {
      const script = /^npm (?:run )?([\w:-]+)/.exec(command)?.[1];
      if (script === "ci") continue;
      if (script) expect(scripts, command).toHaveProperty([script]);
      else expect(command).toMatch(/^npx sst deploy( |$)/);
    }
  });

  it("tells only commands that a test runs", () => {
    const told = new Set(commands.filter((command) => !themselves.includes(command)));
    expect([...told].sort()).toEqual(Object.keys(ranBy).sort());
    for (const [command, { test, call }] of Object.entries(ranBy)) {
      expect(existsSync(path.join(root, test)), `${command}: ${test}`).toBe(true);
      expect(read(test), command).toContain(call);
    }
  });
});

const pages = [
  "README.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join("docs", name)),
];

it.each(pages)("%s links to nothing that is not there", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
    ([, link = ""]) => link,
  );
  const missing = links.filter(
    (link) => !existsSync(path.resolve(root, path.dirname(page), decodeURI(link))),
  );
  expect(missing).toEqual([]);
});
