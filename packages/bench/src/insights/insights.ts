/** What overview, insights and reports cost at three sizes of a study: requests, read units, time. */
import { luna } from "@luna/contracts/study/luna";
import type { Context } from "@luna/core/context";
import { readOverview } from "@luna/core/dashboard/read-overview";
import { readInsights } from "@luna/core/insights/read";
import { reportFile } from "@luna/core/report/file";
import { makeReport } from "@luna/core/report/make";
import type { Report } from "@luna/core/report/report";
import { keysOf } from "@luna/core/totals/cell";
import { addTo, type Sums } from "@luna/core/totals/sums";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { sessionAt } from "./sessions.ts";
import { countedTable } from "./table.ts";

const sizes = [10, 1000, 100_000];
const days = 30;
const range = { from: "2026-10-01T00:00:00Z", to: "2026-10-31T00:00:00Z" };
const now = () => Date.parse("2026-11-01T09:00:00Z");
const rounds = 3;

const reports: Report["type"][] = [
  "session-summary",
  "user-experience",
  "technical-issues",
  "performance-trends",
  "segment-insights",
];

export async function insights(): Promise<Taken> {
  const rows: string[][] = [];
  for (const sessions of sizes) {
    await using counted = await countedTable(now);
    await fill(counted.table, sessions);
    counted.taken();
    const ctx = {
      table: counted.table,
      now,
      study: luna,
      actor: { kind: "service", name: "bench" },
    } as Partial<Context> as Context;
    const asked: Record<string, () => Promise<unknown>> = {
      overview: () => readOverview(ctx),
      "insights, 30 days": () => readInsights(ctx, range),
      "insights, all time": () => readInsights(ctx, {}),
      ...Object.fromEntries(
        reports.map((type) => [
          `${type} as PDF`,
          async () => reportFile(await makeReport(ctx, { type, ...range }), "pdf"),
        ]),
      ),
    };
    for (const [what, ask] of Object.entries(asked)) {
      await ask();
      const { requests, readUnits } = counted.taken();
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const began = performance.now();
        await ask();
        times.push(performance.now() - began);
      }
      counted.taken();
      const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
      rows.push([
        what,
        sessions.toLocaleString("en"),
        String(requests),
        readUnits.toFixed(1),
        median.toFixed(0),
      ]);
    }
  }
  rows.sort((a, b) => order(rows, a[0]!) - order(rows, b[0]!));
  return {
    text: [
      `${days} days, 18 groups (3 segments, 3 systems, 2 variants); insights with a range also read the ${days} days before.`,
      "",
      textTable(["what", "sessions", "requests", "read units", "ms, median"], rows),
    ].join("\n"),
    problems: [],
  };
}

const names: string[] = [];
/** The sizes of one thing stand together. */
function order(rows: readonly string[][], name: string): number {
  if (names.length === 0) names.push(...new Set(rows.map(([what]) => what!)));
  return names.indexOf(name);
}

/** So many sessions differ; a larger study has each of them several times. */
const distinct = 5000;

/** Writes what the totals are after so many sessions, at once: one transaction a session would take an hour. */
async function fill(table: Context["table"], sessions: number): Promise<void> {
  const items = new Map<string, { pk: string; sk: string; sums: Sums }>();
  for (let at = 0; at < Math.min(sessions, distinct); at++) {
    const { cell, sums } = sessionAt(at, days);
    const times = Math.ceil((sessions - at) / distinct);
    for (const key of keysOf(cell)) {
      const name = `${key.pk}\n${key.sk}`;
      const item = items.get(name) ?? { ...key, sums: {} };
      items.set(name, item);
      for (let again = 0; again < times; again++) addTo(item.sums, sums);
    }
  }
  for (const { pk, sk, sums } of items.values())
    await table.put({
      pk,
      sk,
      kind: "totals",
      ...Object.fromEntries(Object.entries(sums).map(exact)),
    });
  await table.put({ pk: "TOTALS#NOW", sk: "TOTALS", kind: "totals", people_registered: sessions });
}

/** As DynamoDB adds them up: with every digit. */
const exact = ([name, sum]: [string, number]): [string, number | bigint] => [
  name,
  Number.isSafeInteger(sum) ? sum : BigInt(sum),
];
