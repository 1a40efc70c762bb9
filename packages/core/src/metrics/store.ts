/** The METRICS projection of a session: what is folded, up to where, and the fold's memory. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { SequenceRanges } from "@luna/contracts/events/event";
import { ifAbsent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { FoldState } from "../fold/state.ts";
import type { Counted } from "../totals/counted.ts";
import { type MetricsSummary, summaryOf } from "./metrics.ts";

export interface Metrics {
  sessionId: string;
  version: number;
  /** Folded sequence numbers by source. */
  ranges: Record<string, SequenceRanges>;
  summary: MetricsSummary;
  state: FoldState;
  /** What it contributed to the totals; absent before the first step. */
  counted?: Counted | undefined;
}

export const keyOf = (sessionId: string): Key => ({ pk: `SESSION#${sessionId}`, sk: "METRICS" });

const quality = 4;

export const rangesOf = (state: FoldState): Metrics["ranges"] =>
  Object.fromEntries(Object.entries(state.sources).map(([source, { ranges }]) => [source, ranges]));

const packed = (value: unknown): Uint8Array =>
  brotliCompressSync(JSON.stringify(value), {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });

const unpacked = <T>(bytes: unknown): T =>
  JSON.parse(brotliDecompressSync(bytes as Uint8Array).toString()) as T;

const itemOf = (
  sessionId: string,
  state: FoldState,
  version: number,
  counted: Counted | undefined,
): Item => ({
  ...keyOf(sessionId),
  kind: "metrics",
  version,
  foldVersion: state.version,
  ranges: rangesOf(state),
  // troubles that no task expects: by this number issues see whether there is news for them
  troubles: state.errors.reduce((sum, { unexpected }) => sum + unexpected, 0),
  // the fold alone reads its memory, so it may be small rather than legible
  state: packed(state),
  ...(counted && { counted: packed(counted) }),
});

export function metricsOf(item: Item): Metrics {
  const state = unpacked<FoldState>(item.state);
  return {
    sessionId: item.pk.slice("SESSION#".length),
    version: item.version,
    ranges: item.ranges,
    summary: summaryOf(state),
    state,
    ...(item.counted && { counted: unpacked<Counted>(item.counted) }),
  };
}

export async function get(
  ctx: Context,
  sessionId: string,
  options: { consistent?: boolean } = {},
): Promise<Metrics | undefined> {
  const item = await ctx.table.get(keyOf(sessionId), options);
  return item && metricsOf(item);
}

export async function getMany(ctx: Context, sessionIds: readonly string[]): Promise<Metrics[]> {
  const found: Metrics[] = [];
  for (let start = 0; start < sessionIds.length; start += 100)
    found.push(
      ...(await ctx.table.getMany(sessionIds.slice(start, start + 100).map(keyOf))).map(metricsOf),
    );
  return found;
}

/** The next version of the projection; its condition fails when another fold was faster. */
export const writeOf = (
  sessionId: string,
  state: FoldState,
  read: Metrics | undefined,
  counted: Counted | undefined,
): Write & { put: Item } => ({
  put: itemOf(sessionId, state, (read?.version ?? 0) + 1, counted),
  if: read ? ifVersion(read.version) : ifAbsent,
});
