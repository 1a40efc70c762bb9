import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { openDataFolder } from "./data-folder.ts";
import {
  refuseSecond,
  removeStackFiles,
  runningStack,
  startingFile,
  startingStack,
  writeStackFile,
  writeStartingFile,
} from "./stack-file.ts";

const addresses = {
  apiUrl: "http://127.0.0.1:1",
  websocketUrl: "ws://127.0.0.1:2/live",
  portalUrl: "http://127.0.0.1:3/testing",
  inboxUrl: "http://127.0.0.1:4",
  consoleUrl: "http://127.0.0.1:5",
  tokens: { observer: "o", researcher: "r", admin: "a" },
};

it("holds the folder from the start on, and names the stack once it is ready", () => {
  const folder = temporaryFolder("stack-file");
  expect(() => refuseSecond(folder)).not.toThrow();

  writeStartingFile(folder);
  expect(openDataFolder(folder)).toBe(true);
  expect(() => refuseSecond(folder)).toThrow(
    `already starts on ${folder} (process ${process.pid})`,
  );
  writeStartingFile(folder, addresses);
  expect(runningStack(folder)).toBeUndefined();

  writeStackFile(folder, addresses);
  expect(startingStack(folder)).toBeUndefined();
  expect(runningStack(folder)).toEqual({ ...addresses, pid: process.pid });
  expect(() => refuseSecond(folder)).toThrow("http://127.0.0.1:3/testing");

  removeStackFiles(folder);
  expect(runningStack(folder)).toBeUndefined();
  expect(() => refuseSecond(folder)).not.toThrow();
});

it("gives the folder to the next one when its process is gone", () => {
  const folder = temporaryFolder("stack-file");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(startingFile(folder), JSON.stringify({ pid }));
  expect(() => refuseSecond(folder)).not.toThrow();
});
