/** How far the service's clock is ahead of this device's, ms, as far as its answers tell. Pure. */
export interface ClockBounds {
  least: number;
  most: number;
}

/** What one answer tells that says when it was made: after it was asked for and before it came. */
export const boundsOf = (at: string, askedMs: number, cameMs: number): ClockBounds => ({
  least: Date.parse(at) - cameMs,
  most: Date.parse(at) - askedMs,
});

/** What both tell; the later one alone where they contradict each other: a clock has been set meanwhile. */
export function narrowed(held: ClockBounds | undefined, given: ClockBounds): ClockBounds {
  if (!held) return given;
  const both = { least: Math.max(held.least, given.least), most: Math.min(held.most, given.most) };
  return both.least <= both.most ? both : given;
}

/** What is to be added to this device's time: nothing for as long as it may be right. */
export function offsetOf(bounds: ClockBounds | undefined): number {
  if (!bounds || (bounds.least <= 0 && bounds.most >= 0)) return 0;
  return Math.round((bounds.least + bounds.most) / 2);
}
