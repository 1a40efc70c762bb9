/** One step of a session's place in the totals, for the transaction of METRICS' version step. */
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import * as Feedback from "../feedback/store.ts";
import type { FoldState } from "../fold/state.ts";
import { hasEnded, type StoredSession } from "../session/session.ts";
import { cellOf } from "./cell.ts";
import { contributionOf, counts } from "./contribution.ts";
import { type Counted, moves } from "./counted.ts";
import { labelErrors } from "./error-labels.ts";
import { firstOf } from "./first.ts";
import { nowWrites, shownOf } from "./now.ts";

/**
 * What a session counts as now, and the writes that move the totals there. METRICS must have been read
 * before the session: then of two steps the later one knows at least as much.
 */
export async function step(
  ctx: Context,
  known: Counted | undefined,
  session: StoredSession,
  state: FoldState,
  dismissed: string[] = known?.dismissed ?? [],
): Promise<{ counted: Counted; writes: Write[] }> {
  const cell = cellOf(session, ctx.study);
  // while a session runs nothing but its status counts: chunks leave the totals alone
  const ended = hasEnded(session);
  const [{ first, writes }, feedback] = await Promise.all([
    ended || !isSettled(known, session) ? firstOf(ctx, session) : { first: false, writes: [] },
    ended ? Feedback.get(ctx, session.id, { consistent: true }) : undefined,
  ]);
  const sums = contributionOf(ctx.study, { session, state, feedback, first, dismissed });
  const now = shownOf(session, state, { cell, dismissed });
  const counted = { cell, sums, dismissed, now };
  if (ended && first) await labelErrors(ctx, known, state);
  return {
    counted,
    writes: [...writes, ...moves(known, counted), ...nowWrites(ctx, known?.now ?? {}, now)],
  };
}

/** Nothing has changed since that decides which session of a person counts. */
const isSettled = (known: Counted | undefined, session: StoredSession): boolean =>
  counts(session)
    ? known?.sums[`status:${session.status}`] !== undefined
    : known !== undefined && Object.keys(known.sums).length === 0;
