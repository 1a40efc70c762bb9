import { frameLimitBytes } from "@luna/contracts/frames/frames";
import { expect, it } from "vitest";
import { itemOf } from "../event/chunk.ts";
import type { Change } from "../project/change.ts";
import { textOf } from "./frames.ts";
import { framesOfChanges } from "./frames-of-changes.ts";

const at = "2026-11-23T09:00:00.000Z";

/** A batch of events `from` to `to`, as the stream tells it. */
function batch(sessionId: string, source: string, from: number, to: number, text = ""): Change {
  const events = Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    type: "click" as const,
    at,
    target: `button${text}`,
  }));
  const after = itemOf({ sessionId, source, events, ignored: [], receivedAt: at });
  return { id: `${sessionId}-${source}-${from}`, before: undefined, after };
}

function note(sessionId: string): Change {
  const after = {
    pk: `SESSION#${sessionId}`,
    sk: "NOTE#1",
    kind: "note",
    id: "1",
    text: "Hm.",
    at,
  };
  return { id: "note", before: undefined, after };
}

const told = (changes: Change[]) =>
  framesOfChanges(changes).flatMap(({ rooms, frames }) =>
    frames.map((frame) =>
      frame.type === "events"
        ? `${rooms[0]} ${frame.source} ${frame.from}-${frame.to}: ${frame.events.map(({ seq }) => seq).join()}`
        : `${rooms[0]} ${frame.type}`,
    ),
  );

it("puts batches together that follow from one another, whatever other sessions sent meanwhile", () => {
  expect(
    told([
      batch("a", "app", 1, 2),
      batch("b", "app", 1, 1),
      batch("a", "app", 3, 4),
      batch("b", "app", 2, 3),
      batch("a", "app", 5, 5),
    ]),
  ).toEqual(["session:a app 1-5: 1,2,3,4,5", "session:b app 1-3: 1,2,3"]);
});

it.each([
  ["a gap", [batch("a", "app", 1, 2), batch("a", "app", 4, 5)], 2],
  ["a repeat", [batch("a", "app", 1, 2), batch("a", "app", 1, 2)], 2],
  ["another source", [batch("a", "app", 1, 2), batch("a", "portal", 3, 4)], 2],
  [
    "something of the session in between",
    [batch("a", "app", 1, 2), note("a"), batch("a", "app", 3, 4)],
    3,
  ],
])("leaves them apart over %s, in their order", (_what, changes, frames) => {
  expect(told(changes)).toHaveLength(frames);
  expect(told(changes)[0]).toBe("session:a app 1-2: 1,2");
});

it("keeps every frame under its limit and every event", () => {
  const long = "x".repeat(400);
  const changes = Array.from({ length: 10 }, (_, index) =>
    batch("a", "app", index * 20 + 1, index * 20 + 20, long),
  );
  const frames = framesOfChanges(changes).flatMap((each) => each.frames);
  expect(frames.length).toBeGreaterThan(1);
  expect(frames.length).toBeLessThan(10);
  for (const frame of frames)
    expect(Buffer.byteLength(textOf(frame))).toBeLessThanOrEqual(frameLimitBytes);
  const seen = frames.flatMap((frame) => (frame.type === "events" ? frame.events : []));
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});
