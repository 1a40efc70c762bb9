/** Troubles grouped by what they say, so that the same fault is one line. */
import { createHash } from "node:crypto";
import type { OrderedEvent } from "../event/order.ts";
import { startOf, textOf } from "../event/text-of.ts";
import type { FoldState } from "./state.ts";

const mostGroups = 50;
const mostText = 300;
const mostWord = 120;

/** What differs from time to time in one and the same message. */
export const normalized = (message: string): string =>
  startOf(
    message
      .replace(/0x[0-9a-f]+/gi, "#")
      .replace(/\d+/g, "#")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase(),
    mostText,
  );

export function fingerprintOf(event: Pick<OrderedEvent, "type" | "data">): string {
  const parts = [event.type, textOf(event.data?.code), normalized(textOf(event.data?.message))];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

export function groupError(
  state: FoldState,
  event: OrderedEvent,
  { task, expected }: { task: string | undefined; expected: boolean },
): void {
  const fingerprint = fingerprintOf(event);
  const known = state.errors.find((each) => each.fingerprint === fingerprint);
  if (known) {
    known.count++;
    if (!expected) known.unexpected++;
    known.lastMs = event.correctedMs;
    known.receivedMs = Math.max(known.receivedMs, event.receivedMs);
    return;
  }
  if (state.errors.length >= mostGroups) return;
  const { code, severity } = event.data ?? {};
  state.errors.push({
    fingerprint,
    type: event.type,
    message: startOf(textOf(event.data?.message) || event.type, mostText),
    // of some types both may be of any length, and all groups stand in one item
    ...(typeof code === "string" && { code: startOf(code, mostWord) }),
    ...(typeof severity === "string" && { severity: startOf(severity, mostWord) }),
    ...(task && { task }),
    count: 1,
    unexpected: expected ? 0 : 1,
    firstMs: event.correctedMs,
    lastMs: event.correctedMs,
    receivedMs: event.receivedMs,
  });
}
