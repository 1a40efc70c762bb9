/** A comparison of two groups; `n` counts each. Without data, with too few or without spread it is not made. */
export type Comparison<Result> =
  | { outcome: "no-data" | "too-few" | "no-spread"; n: [number, number] }
  | ({ outcome: "compared"; n: [number, number] } & Result);

const fewestToCompare = 5;

/** Why groups of these sizes are not compared, or undefined if they may be. */
export function refusal(first: number, second: number) {
  const fewest = Math.min(first, second);
  if (fewest >= fewestToCompare) return undefined;
  const outcome = fewest === 0 ? ("no-data" as const) : ("too-few" as const);
  return { outcome, n: [first, second] as [number, number] };
}
