/** How the figures are made: shown wherever they are. */
export const method: readonly string[] = [
  "Rates, times and scores count a person's first study session of a scenario once it has ended; pilots, excluded and invalid sessions are left out.",
  "Intervals are two-sided 95 %: adjusted Wald for rates, t for means, t on the logs for times under 25 values, order statistics for medians from 25.",
  "Medians come from a sketch with a relative error of 1 %.",
  "Groups are compared from 5 people each: N − 1 two-proportion or Fisher's exact test for rates, Welch's t for scores and for the logs of times; all pairs of one measure are corrected together (Holm).",
  "Verdicts on goals are one-sided at 5 %: exact binomial from 10 people for rates, the bound of the interval from 5 for means and medians; interim until the planned number of people.",
];
