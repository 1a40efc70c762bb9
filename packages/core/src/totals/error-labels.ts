/** What the fingerprints of errors stand for: written once each, with nothing of a person. */
import { ifAbsent } from "../aws/expression.ts";
import type { Context } from "../context.ts";
import { normalized } from "../fold/errors.ts";
import type { ErrorGroup, FoldState } from "../fold/state.ts";
import type { Counted } from "./counted.ts";

const partition = "TOTALS#ERRORS";

export type ErrorLabel = Pick<ErrorGroup, "fingerprint" | "type" | "message"> &
  Partial<Pick<ErrorGroup, "code" | "severity" | "task">>;

/** Labels the errors that a session counts for the first time. */
export async function labelErrors(
  ctx: Context,
  known: Pick<Counted, "sums"> | undefined,
  state: Pick<FoldState, "errors">,
): Promise<void> {
  const fresh = state.errors.filter(
    ({ fingerprint }) => known?.sums[`seen:${fingerprint}`] === undefined,
  );
  await Promise.all(
    fresh.map(({ fingerprint, type, message, code, severity, task }) =>
      ctx.table.put(
        {
          pk: partition,
          sk: fingerprint,
          kind: "totals",
          type,
          message: normalized(message),
          code,
          severity,
          task,
        },
        ifAbsent,
      ),
    ),
  );
}

/** Labels of some fingerprints, at most 100; those that have none are left out. */
export async function readLabels(
  ctx: Context,
  fingerprints: readonly string[],
): Promise<Map<string, ErrorLabel>> {
  const items = await ctx.table.getMany(
    fingerprints.slice(0, 100).map((sk) => ({ pk: partition, sk })),
  );
  return new Map(
    items.map(({ sk, type, message, code, severity, task }) => [
      sk,
      { fingerprint: sk, type, message, code, severity, task },
    ]),
  );
}
