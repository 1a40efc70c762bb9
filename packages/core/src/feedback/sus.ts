/** The System Usability Scale (Brooke 1996): 0 to 100, only of ten answers. */
export function susScore(items: readonly (number | null)[] | undefined): number | undefined {
  if (items?.length !== 10 || items.some((item) => item === null)) return undefined;
  const sum = items.reduce<number>(
    // odd items are worded positively, even ones negatively
    (total, item, index) => total + (index % 2 === 0 ? item! - 1 : 5 - item!),
    0,
  );
  return sum * 2.5;
}
