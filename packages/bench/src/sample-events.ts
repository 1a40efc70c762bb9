import type { SentEvent } from "@luna/contracts/events/event";

const startedAt = Date.parse("2026-11-23T09:00:00.000Z");

/** What a tested program sends while somebody installs it, in about the mix of a real session. */
const mix: Pick<SentEvent, "type" | "target" | "data">[] = [
  { type: "click", target: "button.install", data: { x: 412, y: 188 } },
  { type: "input", target: "field.path", data: { kind: "text", length: 14 } },
  { type: "install_progress", data: { percent: 41, step: "packages", speedKbps: 5230 } },
  { type: "performance_sample", data: { cpuPercent: 37.5, memoryMb: 812, diskMbps: 41.2 } },
  { type: "scroll", target: "page.licence", data: { top: 1280 } },
  { type: "navigation", target: "page.partitions", data: { from: "page.welcome" } },
  { type: "click", target: "button.next", data: { x: 702, y: 540 } },
  { type: "heartbeat" },
  { type: "error", data: { message: "The mirror did not answer in time", code: "E_MIRROR" } },
  { type: "feature_used", target: "feature.snapshot", data: { how: "menu" } },
];

/** Numbered events from `firstSeq` on, 1.7 seconds apart. */
export function sampleEvents(count: number, firstSeq = 1, from = startedAt): SentEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = firstSeq + index;
    return {
      seq,
      at: new Date(from + seq * 1700).toISOString(),
      task: "install-luna",
      ...mix[seq % mix.length]!,
    };
  });
}

/** A batch as it is sent; its size in bytes is what one would expect of a real one. */
export const sampleBatch = (count: number, firstSeq = 1, from = startedAt) => ({
  sentAt: new Date(from + (firstSeq + count) * 1700).toISOString(),
  events: sampleEvents(count, firstSeq, from),
});
