/** Which session of a person counts for a scenario: the first one that is of the study and not excluded. */
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { StoredSession } from "../session/session.ts";
import { counts } from "./contribution.ts";

export const firstPrefix = "FIRST#";

export const keyOf = (session: Pick<StoredSession, "participantId" | "scenarioType">): Key => ({
  pk: `PARTICIPANT#${session.participantId}`,
  sk: `${firstPrefix}${session.scenarioType}`,
});

interface First {
  sessionId: string;
  /** Instant. */
  startedAt: string;
}

/** Whether a session is the one that counts, and the write that makes or unmakes it so. */
export async function firstOf(
  ctx: Context,
  session: StoredSession,
): Promise<{ first: boolean; writes: Write[] }> {
  const { startedAt } = session;
  // nothing is known of sessions that nobody came to
  if (startedAt === undefined) return { first: false, writes: [] };
  const key = keyOf(session);
  const item = await ctx.table.get(key, { consistent: true });
  const known = item as (Item & First) | undefined;
  const may = counts(session) && session.dataDeleted !== true;
  if (known?.sessionId === session.id)
    return may
      ? { first: true, writes: [] }
      : { first: false, writes: [{ delete: key, if: ifStill(session.id) }] };
  if (!may || (known && known.startedAt <= startedAt)) return { first: false, writes: [] };
  const put = {
    ...key,
    kind: "first-session",
    participantId: session.participantId,
    scenarioType: session.scenarioType,
    sessionId: session.id,
    startedAt,
  };
  const condition = known ? ifStill(known.sessionId) : { expression: "attribute_not_exists(#pk)" };
  return { first: true, writes: [{ put, if: condition }] };
}

const ifStill = (sessionId: string) => ({
  expression: "#sessionId = :counting",
  values: { counting: sessionId },
});
