/** The clock's own item of a session: armed as long as it runs, so that no event has to re-arm it. */
import { ifPresent } from "../aws/expression.ts";
import type { Key } from "../aws/table.ts";
import { after, type Context } from "../context.ts";
import type { StoredSession } from "../session/session.ts";

export const keyOf = (sessionId: string): Key => ({ pk: `SESSION#${sessionId}`, sk: "CLOCK" });

/** The clock looks at a running session at least this often. */
const mostSeconds = 120;
const leastSeconds = 15;

/** Arms or disarms the clock as a session starts or ends. */
export async function followClock(ctx: Context, session: StoredSession): Promise<void> {
  if (session.status !== "in-progress") await disarm(ctx, session.id);
  else
    await ctx.table.put({
      ...keyOf(session.id),
      kind: "clock",
      agenda: "timeouts",
      dueAt: after(ctx.now(), { seconds: mostSeconds / 2 }),
    });
}

/** The next look: when something may be found, or soon enough for what begins only now. */
export async function rearm(ctx: Context, sessionId: string, nextMs: number): Promise<void> {
  const now = ctx.now();
  const dueMs = Math.min(Math.max(nextMs, now + leastSeconds * 1000), now + mostSeconds * 1000);
  await ctx.table.update(
    keyOf(sessionId),
    { set: { dueAt: new Date(dueMs).toISOString() } },
    ifPresent,
  );
}

export async function disarm(ctx: Context, sessionId: string): Promise<void> {
  await ctx.table.delete(keyOf(sessionId));
}
