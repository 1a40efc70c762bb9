import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { allRoutes } from "@luna/contracts/routes/table";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./run.ts";

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "luna-cli-"));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

/** What a command prints. */
async function printed(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  await run(args, { print: (line) => void lines.push(line), dataFolder });
  return lines;
}

describe("the command line", () => {
  it("lists its commands and explains each", async () => {
    const [all] = await printed("help");
    for (const name of ["status", "routes", "export", "erase", "verify-files", "job"])
      expect(all).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
    expect(await printed()).toEqual([all]);
    const [erase] = await printed("help", "erase");
    expect(erase).toContain("npm run luna -- erase <participant>");
    expect(erase).toContain("--table <name>");
  });

  it.each([
    [["dance"], /no command "dance"/],
    [["routes", "--color"], /Unknown option '--color'/],
    [["routes", "more"], /takes nothing but options/],
    [["routes", "--function", "cooking"], /no function cooking/],
    [["export", "--table", "t"], /needs: participant/],
    [["export", "prt_1"], /Missing: --table/],
    [["erase", "prt_1", "--table", "t"], /say --yes/],
  ])("says what is wrong with %j", async (args, message) => {
    await expect(printed(...args)).rejects.toThrow(
      expect.objectContaining({ name: "UsageError", message: expect.stringMatching(message) }),
    );
  });

  it("lists every route with who may call it", async () => {
    const lines = await printed("routes");
    expect(lines).toHaveLength(allRoutes.length);
    expect(lines.find((line) => line.includes("/api/participants/register"))).toMatch(
      /^POST +\/api\/participants\/register +participants +public$/,
    );
    const ofFiles = allRoutes.filter((route) => route.function === "files");
    expect(await printed("routes", "--function", "files")).toHaveLength(ofFiles.length);
  });
});

describe("status", () => {
  it("asks the stack of this machine, and tells what is slow", async () => {
    await using api = await startApi("slow");
    await writeFile(path.join(dataFolder, "stack.json"), JSON.stringify({ apiUrl: api.url }));
    const lines = await printed("status");
    expect(lines[0]).toContain(`${api.url}: version 1.2.3, stage local`);
    expect(lines[1]).toMatch(/^ {2}table +slow +1200 ms$/);
  });

  it("fails when something is down, after saying what", async () => {
    await using api = await startApi("down");
    await expect(printed("status", "--api", `${api.url}/`)).rejects.toThrow(/needs is down/);
  });

  it("says so when nothing runs or answers", async () => {
    await expect(printed("status")).rejects.toThrow(
      `No stack runs on ${dataFolder}: start one with npm start`,
    );
    const api = await startApi("ok");
    await api[Symbol.asyncDispose]();
    await expect(printed("status", "--api", api.url)).rejects.toThrow(/does not answer/);
  });
});

async function startApi(state: "ok" | "slow" | "down") {
  const server = createServer((request, response) => {
    if (request.url === "/api/status") {
      const body = { version: "1.2.3", stage: "local", time: "2026-11-23T09:00:00.000Z" };
      return response.end(JSON.stringify({ ...body, services: [] }));
    }
    response.statusCode = request.url !== "/health" ? 404 : state === "down" ? 503 : 200;
    const checks = [{ name: "table", state, latencyMs: 1200 }];
    return response.end(JSON.stringify({ status: state, checks }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
