/** Named sums, all whole numbers, so that what is added can be taken away again to the last digit. */
export type Sums = Record<string, number>;

/** `after` less `before`; what does not change is left out. */
export function difference(before: Sums, after: Sums): Sums {
  const moved: Sums = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = (after[name] ?? 0) - (before[name] ?? 0);
    if (value !== 0) moved[name] = value;
  }
  return moved;
}

/** Adds what is given to `sums` itself. */
export function addTo(sums: Sums, more: Sums): void {
  for (const [name, value] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + value;
}

export function sumOf(all: Iterable<Sums>): Sums {
  const sums: Sums = {};
  for (const each of all) addTo(sums, each);
  return sums;
}
