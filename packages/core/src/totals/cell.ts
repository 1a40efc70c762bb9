/** Where a session counts: its day in the study's zone, and what insights may be asked by. */
import type { Session } from "@luna/contracts/entities/session";
import type { Study } from "@luna/contracts/study/study";
import { localDate } from "../availability/zone.ts";
import type { Key } from "../aws/table.ts";

export interface Cell {
  /** `YYYY-MM-DD` */
  day: string;
  segment: string;
  operatingSystem: string;
  scenarioType: string;
  variant: string;
  build: string;
}

/** What a cell has of something that is not known. */
export const unknown = "-";

export function cellOf(
  session: Pick<
    Session,
    | "startedAt"
    | "scheduledAt"
    | "createdAt"
    | "segment"
    | "operatingSystem"
    | "scenarioType"
    | "variant"
    | "build"
  >,
  { timeZone }: Pick<Study, "timeZone">,
): Cell {
  const at = session.startedAt ?? session.scheduledAt ?? session.createdAt;
  return {
    day: localDate(Date.parse(at), timeZone),
    segment: session.segment,
    operatingSystem: session.operatingSystem ?? unknown,
    scenarioType: session.scenarioType,
    variant: session.variant ?? unknown,
    build: session.build ?? unknown,
  };
}

const monthOf = (day: string) => day.slice(0, 7);
const named = (...parts: string[]) => parts.map(encodeURIComponent).join("#");
const groupsOf = ({ segment, operatingSystem, scenarioType, variant }: Cell) =>
  named(segment, operatingSystem, scenarioType, variant);

/** Days by month; the same with builds told apart; and all days in one, for questions about all time. */
export const partitions = {
  days: (month: string) => `TOTALS#${month}`,
  builds: (month: string) => `TOTALS#${month}#BUILDS`,
  all: "TOTALS#ALL",
  /** What erased sessions contributed, without them. */
  erased: "TOTALS#ERASED",
} as const;

/** The items that a cell's sums stand in. */
export const keysOf = (cell: Cell): Key[] => [
  { pk: partitions.days(monthOf(cell.day)), sk: `${cell.day}#${groupsOf(cell)}` },
  {
    pk: partitions.builds(monthOf(cell.day)),
    sk: `${cell.day}#${groupsOf(cell)}#${named(cell.build)}`,
  },
  { pk: partitions.all, sk: `${groupsOf(cell)}#${named(cell.build)}` },
];

/** Where what an erased session contributed is kept. */
export const erasedKeyOf = (cell: Cell): Key => ({
  pk: partitions.erased,
  sk: `${cell.day}#${groupsOf(cell)}#${named(cell.build)}`,
});

/** The cell of an item's keys; without what the item does not tell apart. */
export function cellAt({ pk, sk }: Key): Partial<Cell> {
  const parts = sk.split("#").map(decodeURIComponent);
  const day = pk === partitions.all ? undefined : parts.shift();
  const [segment, operatingSystem, scenarioType, variant, build] = parts;
  return { day, segment, operatingSystem, scenarioType, variant, build } as Partial<Cell>;
}
