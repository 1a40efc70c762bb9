/** Opening hours, and the guards of occupied cells. */
import { Availability } from "@luna/contracts/entities/record";
import { ifAbsent } from "../aws/expression.ts";
import type { Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { cellName, seatPartition, staffPartition } from "./cells.ts";
import { defaultAvailability } from "./opening.ts";

const key: Key = { pk: "AVAILABILITY", sk: "CURRENT" };
const attributes = Object.keys(Availability.shape) as (keyof Availability)[];

/** What is set, or the default; version 0 stands for nothing set yet. */
export async function read(
  ctx: Context,
  options: { consistent?: boolean } = {},
): Promise<{ availability: Availability; version: number }> {
  const item = await ctx.table.get(key, options);
  if (!item) return { availability: defaultAvailability, version: 0 };
  const availability = Object.fromEntries(
    attributes.map((name) => [name, item[name]]),
  ) as unknown as Availability;
  return { availability, version: item.version as number };
}

/** False when somebody else has set it since `ifVersion` was read. */
export const write = (
  ctx: Context,
  availability: Availability,
  ifVersion: number,
): Promise<boolean> =>
  ctx.table.put(
    { ...key, ...availability, kind: "availability", version: ifVersion + 1 },
    ifVersion === 0
      ? ifAbsent
      : { expression: "#version = :readVersion", values: { readVersion: ifVersion } },
  );

/** Seats taken of the study, by cell start. */
export async function seatsTaken(
  ctx: Context,
  cells: readonly number[],
  options: { consistent?: boolean } = {},
): Promise<Map<number, Set<number>>> {
  const taken = new Map<number, Set<number>>();
  const days = [...new Set(cells.map((cell) => cellName(cell).day))];
  await Promise.all(
    days.map(async (day) => {
      const query = { partition: seatPartition(day), ...options };
      for await (const item of everyItem(ctx, query)) {
        const [time = "", seat = ""] = item.sk.split("#");
        const cell = Date.parse(`${day}T${time}:00Z`);
        taken.set(cell, (taken.get(cell) ?? new Set()).add(Number(seat)));
      }
    }),
  );
  return taken;
}

export const seatKey = (cell: number, seat: number): Key => {
  const { day, time } = cellName(cell);
  return { pk: seatPartition(day), sk: `${time}#${seat}` };
};

export const staffKey = (cell: number, staffId: string): Key => {
  const { day, time } = cellName(cell);
  return { pk: staffPartition(staffId, day), sk: time };
};

/** Guards go a week after their day: by then nothing can be booked there. */
export const guardWrite = (guard: Key, sessionId: string): Write => ({
  put: {
    pk: guard.pk,
    sk: guard.sk,
    kind: "slot-guard",
    sessionId,
    expiresAt: Math.floor(Date.parse(guard.pk.slice(-10)) / 1000) + 8 * 86_400,
  },
  if: ifAbsent,
});

/** Frees a cell that is the session's own; another's stays. */
export const releaseWrite = (guard: Key, sessionId: string): Write => ({
  delete: guard,
  if: {
    expression: "attribute_not_exists(#pk) OR #sessionId = :owner",
    values: { owner: sessionId },
  },
});
