import { readFile } from "node:fs/promises";
import path from "node:path";
import type { RouteAnswer } from "@luna/contracts/routes/table";
import type { Command } from "../command.ts";

const waitMs = 10_000;

export const status: Command = {
  name: "status",
  operands: [],
  options: {
    api: {
      value: "url",
      means: "The stage's API; without it the stack of this machine, on the data folder LUNA_DATA.",
    },
  },
  summary: "Asks a stage how it and its dependencies fare; fails when something is down.",
  async run(io, _operands, { api }) {
    const url = typeof api === "string" ? api.replace(/\/+$/, "") : await localApi(io.dataFolder);
    const now = await ask<RouteAnswer<"readStatus">>(`${url}/api/status`, [200]);
    io.print(`${url}: version ${now.version}, stage ${now.stage}, ${now.time}`);
    // 503 is an answer: it says what is down
    const health = await ask<RouteAnswer<"readHealth">>(`${url}/health`, [200, 503]);
    for (const { name, state, latencyMs } of health.checks)
      io.print(`  ${name.padEnd(20)}${state.padEnd(8)}${latencyMs.toFixed(0)} ms`);
    if (health.status === "down") throw new Error("Something that the stage needs is down.");
  },
};

/** Of the stack on this machine, as it says itself. */
async function localApi(dataFolder: string): Promise<string> {
  try {
    const file = await readFile(path.join(dataFolder, "stack.json"), "utf8");
    return (JSON.parse(file) as { apiUrl: string }).apiUrl;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(
      `No stack runs on ${dataFolder}: start one with npm start, name its folder in LUNA_DATA, or say --api <url>.`,
    );
  }
}

async function ask<Answer>(url: string, expected: number[]): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(waitMs) });
  } catch (error) {
    throw new Error(`${url} does not answer.`, { cause: error });
  }
  if (!expected.includes(answer.status)) throw new Error(`${url} answered ${answer.status}.`);
  return (await answer.json()) as Answer;
}
