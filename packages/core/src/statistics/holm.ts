/**
 * The p values of several comparisons, corrected together and in the order given, so that each can be held
 * against 5 % on its own: the step-down procedure of Holm (1979).
 */
export function holm(ps: readonly number[]): number[] {
  const corrected = new Array<number>(ps.length);
  let atLeast = 0;
  const rising = [...ps.entries()].sort(([, a], [, b]) => a - b);
  for (const [rank, [i, p]] of rising.entries()) {
    atLeast = Math.max(atLeast, Math.min(1, p * (ps.length - rank)));
    corrected[i] = atLeast;
  }
  return corrected;
}
