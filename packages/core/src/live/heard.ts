/** When the tested programs of a session were last heard over their connections. */
import type { Key } from "../aws/table.ts";
import { type Heard, heartbeats } from "../clock/heard.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Sessions from "../session/store.ts";
import { connectionsOf, programRoom, type StoredConnection } from "./rooms.ts";

const prefix = "HEARD#";
const keyOf = (sessionId: string, source: string): Key => ({
  pk: `SESSION#${sessionId}`,
  sk: `${prefix}${source}`,
});

/** What a connection's heartbeats tell; undefined without any. */
export function heardIn(connection: StoredConnection): Heard | undefined {
  const { actor, beats = 0, firstBeatAt, heartbeatAt } = connection;
  if (actor.kind !== "client" || heartbeatAt === undefined) return undefined;
  const lastMs = Date.parse(heartbeatAt);
  const everyMs = (lastMs - Date.parse(firstBeatAt ?? heartbeatAt)) / (beats - 1);
  const regular = beats > 1 && everyMs <= heartbeats.regularSeconds * 1000;
  return { source: actor.source, regular, lastMs };
}

/** Keeps what a connection has told when it ends. */
export async function keepHeard(
  ctx: Context,
  sessionId: string,
  { source, regular, lastMs }: Heard,
): Promise<void> {
  await ctx.table.transact([
    // a connection may end long after its session's data is gone, which nothing would take away again
    { check: Sessions.keyOf(sessionId), if: Sessions.ifTakesData },
    {
      put: { ...keyOf(sessionId, source), kind: "clock", source, regular, lastMs },
      // of two that end, the one that was heard last
      if: { expression: "attribute_not_exists(#pk) OR #lastMs <= :lastMs", values: { lastMs } },
    },
  ]);
}

/** By open connections, and what those that have ended left. */
export async function heardOf(ctx: Context, sessionId: string): Promise<Heard[]> {
  const open = await connectionsOf(ctx, programRoom(sessionId));
  const heard = open.flatMap((connection) => heardIn(connection) ?? []);
  const query = { partition: `SESSION#${sessionId}`, sort: { beginsWith: prefix } };
  for await (const { source, regular, lastMs } of everyItem(ctx, query))
    heard.push({ source, regular, lastMs });
  return heard;
}
