/** Signs of life of the tested program: its heartbeats, and that it said it would go. */
import { programExit } from "@luna/contracts/events/event-types";
import type { OrderedEvent } from "../event/order.ts";
import { isReserved } from "../event/sources.ts";
import type { FoldState } from "./state.ts";

export function noteSigns(state: FoldState, event: OrderedEvent): void {
  const source = state.sources[event.source];
  if (!source || isReserved(event.source)) return;
  const { type, correctedMs, receivedMs } = event;
  const leaves =
    type === "reboot_required" || (type === "custom" && event.data?.name === programExit);
  if (leaves) source.leftAt = receivedMs;
  else delete source.leftAt;
  if (type !== "heartbeat") return;
  const { beats } = source;
  source.beats = {
    count: (beats?.count ?? 0) + 1,
    correctedMs,
    receivedMs: Math.max(beats?.receivedMs ?? 0, receivedMs),
    ...(beats && { everyMs: correctedMs - beats.correctedMs }),
  };
}
