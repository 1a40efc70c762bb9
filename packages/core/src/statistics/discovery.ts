/** How often a person meets a known issue, on average; without people or issues there is no frequency. */
export type IssueFrequency = { people: number; issues: number; frequency?: number };

/**
 * The average share (0 to 1) of people who meet an issue, from a row for each person with a column for each
 * issue that anybody met. An estimate from few people is too high: what nobody met is not in it.
 */
export function issueFrequency(matrix: readonly (readonly boolean[])[]): IssueFrequency {
  const people = matrix.length;
  const issues = matrix[0]?.length ?? 0;
  if (issues === 0) return { people, issues };
  const met = matrix.flat().filter(Boolean).length;
  return { people, issues, frequency: met / (people * issues) };
}

/** The share of issues, 0 to 1, that n people show when each meets one with probability p: Nielsen and Landauer (1993). */
export const shareDiscovered = (p: number, n: number): number => 1 - (1 - p) ** n;

/**
 * How many people show a share (0 to 1, less than 1) of the issues that each meets with probability p;
 * undefined for a p of 0, with which nobody ever does.
 */
export function peopleToDiscover(share: number, p: number): number | undefined {
  if (p === 0) return undefined;
  // the small amount keeps a quotient that is whole but for rounding from asking one person more
  return Math.max(1, Math.ceil(Math.log(1 - share) / Math.log(1 - p) - 1e-9));
}
