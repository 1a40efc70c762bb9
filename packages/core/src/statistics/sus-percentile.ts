/** Score and percentile among some 500 studies: Sauro (2011), A Practical Guide to the SUS. */
const table = [
  [5, 0.3],
  [10, 0.4],
  [15, 0.7],
  [20, 1],
  [25, 1.5],
  [30, 2],
  [35, 4],
  [40, 6],
  [45, 8],
  [50, 13],
  [55, 19],
  [60, 29],
  [65, 41],
  [66, 44],
  [67, 47],
  [68, 50],
  [69, 53],
  [70, 56],
  [71, 60],
  [72, 63],
  [73, 67],
  [74, 70],
  [75, 73],
  [76, 77],
  [77, 80],
  [78, 83],
  [79, 86],
  [80, 88],
  [85, 97],
  [90, 99.8],
  [95, 99.999],
  [100, 100],
] as const;

/**
 * The approximate share of studies, 0 to 100, with a lower mean SUS score: linear between the rows of the
 * table. The table says nothing under 5, where its lowest row stands.
 */
export function susPercentile(score: number): number {
  const above = table.findIndex(([row]) => row >= score);
  const [high, highPercentile] = table[above] ?? [100, 100];
  const [low, lowPercentile] = table[above - 1] ?? [high, highPercentile];
  if (high === low) return highPercentile;
  return lowPercentile + ((highPercentile - lowPercentile) * (score - low)) / (high - low);
}
