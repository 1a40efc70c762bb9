import { eventLimits, SentEvent } from "@luna/contracts/events/event";
import { mask } from "@luna/contracts/events/mask";
import { bytesOf } from "./event-queue.ts";
import type { TrackedEvent } from "./program.ts";
import { toPlain } from "./to-plain.ts";

/** Leaves room for the number. */
const most = eventLimits.bytesPerEvent - 32;

/** The event as it is sent, masked. @throws Error when it is not one that the service takes */
export function prepare(given: TrackedEvent, now: number): SentEvent {
  try {
    // before it is masked, so that a value without end costs the host nothing
    const { target, data } = toPlain({ target: given.target, data: given.data }, most) as {
      target?: string;
      data?: unknown;
    };
    const parsed = SentEvent.safeParse({
      type: given.type,
      at: given.at ?? new Date(now).toISOString(),
      ...(target !== undefined && { target: mask(target) }),
      ...(given.task !== undefined && { task: given.task }),
      ...(data !== undefined && { data: mask(data) }),
    });
    if (!parsed.success) throw new Error(parsed.error.message);
    if (bytesOf(parsed.data) > most)
      throw new Error(`it is over ${eventLimits.bytesPerEvent} bytes`);
    return parsed.data;
  } catch (error) {
    throw new Error(`${given.type} is not sent: ${(error as Error).message}`, { cause: error });
  }
}
