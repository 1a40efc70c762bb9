/**
 * The System Usability Scale of one person, 0 to 100, by Brooke (1996): odd items agree with a good system,
 * even ones with a bad one. Undefined unless all ten are answered 1 to 5.
 */
export function susScore(answers: readonly (number | null)[]): number | undefined {
  if (answers.length !== 10) return undefined;
  let points = 0;
  for (const [i, answer] of answers.entries()) {
    if (answer === null) return undefined;
    points += i % 2 === 0 ? answer - 1 : 5 - answer;
  }
  return 2.5 * points;
}
