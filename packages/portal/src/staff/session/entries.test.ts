import { describe, expect, it } from "vitest";
import { entriesOf, entryAt, isQuiet } from "./entries.ts";
import type { SessionEvent } from "./use-events.ts";
import type { SessionView } from "./use-session-view.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 10, 0, seconds)).toISOString();
const event = (
  seq: number,
  type: SessionEvent["type"],
  data?: Record<string, unknown>,
): SessionEvent => ({
  source: "app",
  seq,
  type,
  at: at(0),
  receivedAt: at(seq),
  correctedAt: at(seq),
  ...(data && { data }),
});
const session = {
  phases: [{ startedAt: at(0), endedAt: at(100) }],
  tasks: [
    { id: "install", title: "Install", status: "completed", startedAt: at(1), endedAt: at(90) },
  ],
} as unknown as SessionView;

const entries = entriesOf({
  session,
  events: [
    event(9, "error", { message: "Disk is full" }),
    event(1, "task_started"),
    event(2, "click"),
    event(3, "heartbeat"),
    event(4, "help_requested"),
    event(5, "error", { message: "slow", severity: "warning" }),
    event(6, "custom", { name: "command_outcome", command: "message", outcome: "refused" }),
  ],
  struggles: [struggle("kept", "confirmed"), struggle("gone", "retracted")],
  alerts: [],
  notes: [],
});

function struggle(key: string, state: "confirmed" | "retracted") {
  return {
    ...{ key, state, rule: "hesitation" as const, ruleVersion: "1", severity: "low" as const },
    ...{ from: at(50), to: at(60), evidence: [] },
  };
}

describe("the timeline of a session", () => {
  it("puts everything in the order of its time, tasks told once, what was retracted left out", () => {
    expect(entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      `started started ${at(0)}`,
      "task install true",
      "event app 2",
      "event app 3",
      "event app 4",
      "event app 5",
      "outcome app 6",
      "event app 9",
      "struggle kept",
      "task install false",
      `ended ended ${at(100)}`,
    ]);
  });

  it("tells what matters from what is only there, and trouble from a warning", () => {
    const of = (id: string) => entries.find((entry) => entry.id === id);
    expect(of("app 2")).toMatchObject({ matters: false, trouble: false });
    expect(of("app 4")).toMatchObject({ matters: true });
    expect(of("app 5")).toMatchObject({ trouble: false });
    expect(of("app 9")).toMatchObject({ matters: true, trouble: true });
    expect(of("app 6")).toMatchObject({ refused: true });
    expect(entries.filter(isQuiet).map(({ id }) => id)).toEqual(["app 3"]);
  });

  it("finds what a moment belongs to: the last entry that is not after it", () => {
    expect(entryAt(entries, Date.parse(at(8)))?.id).toBe("app 6");
    expect(entryAt(entries, Date.parse(at(-5)))).toBeUndefined();
    expect(entryAt(entries, undefined)).toBeUndefined();
  });
});
