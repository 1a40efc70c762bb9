/** Friction: one number for how hard a session went, made of what everyone can count again. */
import type { Struggle } from "@luna/contracts/entities/observation";

const weights = { high: 3, medium: 2, low: 1 } as const;
const formula =
  "(3 × high + 2 × medium + 1 × low signals + errors + 2 × helps + retries) / tasks begun";

/** Without a task begun there is no value. */
export function frictionOf(
  tasks: readonly { status: string; errors: number; helps: number; retries: number }[],
  struggles: readonly Pick<Struggle, "severity" | "verdict">[],
) {
  const begun = tasks.filter(({ status }) => status !== "pending");
  const real = struggles.filter(({ verdict }) => verdict !== "not-a-struggle");
  const sum = (pick: (task: (typeof begun)[number]) => number) =>
    begun.reduce((total, task) => total + pick(task), 0);
  const parts = {
    struggles: real.reduce((total, { severity }) => total + weights[severity], 0),
    errors: sum(({ errors }) => errors),
    helps: sum(({ helps }) => helps),
    retries: sum(({ retries }) => retries),
    tasks: begun.length,
  };
  const points = parts.struggles + parts.errors + 2 * parts.helps + parts.retries;
  return { value: begun.length === 0 ? null : points / begun.length, formula, parts };
}
