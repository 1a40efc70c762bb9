/** What the tested program says of itself: its heartbeats, that it goes, how commands went. */
import { commandOutcome, programExit } from "@luna/contracts/events/event-types";
import { own } from "@luna/contracts/own";
import type { OrderedEvent } from "../event/order.ts";
import { isReserved } from "../event/sources.ts";
import { startOf, textOf } from "../event/text-of.ts";
import type { FoldState } from "./state.ts";

const mostOutcomes = 200;
const worded = (value: unknown): string => startOf(textOf(value), 300);

export function noteSigns(state: FoldState, event: OrderedEvent): void {
  const { type, correctedMs, receivedMs } = event;
  // The participant's page carries commands out too, and speaks as a reserved source.
  const said = type === "custom" && event.data?.name === commandOutcome ? event.data : undefined;
  if (said && state.outcomes.length < mostOutcomes) {
    const [id, command, outcome] = [said.id, said.command, said.outcome].map(worded) as [
      string,
      string,
      string,
    ];
    state.outcomes.push({ id, command, outcome, ms: correctedMs });
  }
  const source = own(state.sources, event.source);
  if (!source || isReserved(event.source)) return;
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
