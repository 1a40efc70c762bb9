import { SessionOutcome, SessionStatus } from "@luna/contracts/entities/session";
import { countOf } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";

/** How many sessions there are, by status and outcome; those of none are left out. */
export function sessionCountsOf(sums: Sums) {
  const by = (prefix: string, names: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      names
        .map((name) => [name, countOf(sums, `${prefix}:${name}`)] as const)
        .filter(([, count]) => count > 0),
    );
  const byStatus = by("status", SessionStatus.options);
  return {
    total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
    byOutcome: by("outcome", SessionOutcome.options),
  };
}
