/**
 * A quantile sketch that merges by adding: DDSketch of Masson, Rim and Lee (2019), with a relative error
 * of 1 %. Bin i counts values over γ^(i−1) up to γ^i, and stands for 2γ^i/(γ+1).
 */
export type Sketch = ReadonlyMap<number, number>;

const relativeError = 0.01;
const gamma = (1 + relativeError) / (1 - relativeError);
const logGamma = Math.log(gamma);

/** The bin of a value over zero. */
export const binOf = (value: number): number => Math.ceil(Math.log(value) / logGamma);

const middleOf = (bin: number): number => (2 * gamma ** bin) / (gamma + 1);

/** The value of a rank from 1, within 1 %; the last one for ranks beyond. */
export function valueAtRank(sketch: Sketch, rank: number): number {
  let counted = 0;
  let value = Number.NaN;
  for (const [bin, count] of [...sketch].sort(([a], [b]) => a - b)) {
    counted += count;
    value = middleOf(bin);
    if (counted >= rank) break;
  }
  return value;
}
