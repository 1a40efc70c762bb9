import type { RouteInput } from "@luna/contracts/routes/table";
import { after, type Context } from "../context.ts";
import { invalid } from "../error.ts";
import { cellsOf } from "./cells.ts";
import { slotsIn } from "./opening.ts";
import * as Store from "./store.ts";
import { localTime } from "./zone.ts";

const usualDays = 14;
const mostDays = 62;

/** The slots between two moments (by default the next two weeks), with the seats left in each. */
export async function read(ctx: Context, input: RouteInput<"readAvailability">) {
  const { availability } = await Store.read(ctx);
  const now = ctx.now();
  const from = Math.max(
    Date.parse(input.from ?? new Date(now).toISOString()),
    now + availability.minimumNoticeHours * 3_600_000,
  );
  const horizon = now + availability.horizonDays * 86_400_000;
  const asked = Date.parse(input.to ?? after(from, { days: usualDays }));
  if (input.from && input.to && asked - Date.parse(input.from) > mostDays * 86_400_000)
    throw invalid("?to", `must be at most ${mostDays} days after from`);
  const to = Math.min(asked, horizon);
  const timeZone = input.timeZone ?? availability.timeZone;
  const slots = from < to ? slotsIn(availability, { from, to }) : [];
  const cellsOfSlot = (slot: { from: number; to: number }) =>
    cellsOf(slot.from, slot.to + availability.bufferMinutes * 60_000);
  const taken = await Store.seatsTaken(ctx, slots.flatMap(cellsOfSlot));
  return {
    timeZone,
    slots: slots.map((slot) => ({
      start: new Date(slot.from).toISOString(),
      end: new Date(slot.to).toISOString(),
      local: localTime(slot.from, timeZone),
      free: Math.max(
        0,
        availability.capacity -
          Math.max(...cellsOfSlot(slot).map((cell) => taken.get(cell)?.size ?? 0)),
      ),
    })),
  };
}
