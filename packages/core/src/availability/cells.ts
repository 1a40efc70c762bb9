/** Time in cells of 15 minutes: what a session occupies, so that conditions on items keep two apart. */

export const cellMinutes = 15;
const cellMs = cellMinutes * 60_000;

/** Starts of the cells that a span touches, milliseconds since 1970. */
export function cellsOf(from: number, to: number): number[] {
  const cells: number[] = [];
  for (let cell = Math.floor(from / cellMs) * cellMs; cell < to; cell += cellMs) cells.push(cell);
  return cells;
}

/** UTC day and time of a cell: the parts of its guards' keys. */
export function cellName(cell: number): { day: string; time: string } {
  const instant = new Date(cell).toISOString();
  return { day: instant.slice(0, 10), time: instant.slice(11, 16) };
}

export const seatPartition = (day: string): string => `SLOTS#${day}`;
export const staffPartition = (staffId: string, day: string): string => `STAFF#${staffId}#${day}`;
