import { describe, expect, it } from "vitest";
import type { StoredFile } from "../files/file-table.tsx";
import { elapsed, sinceStart, spanAt, spansOf } from "./spans.ts";

const start = Date.parse("2026-11-25T10:00:00Z");
const file = (id: string, fromSeconds: number, given: Partial<StoredFile>): StoredFile => ({
  id,
  name: id,
  contentType: "video/webm",
  category: "recording",
  status: "ready",
  uploadedBy: "somebody",
  createdAt: new Date(start + fromSeconds * 1000).toISOString(),
  startedAt: new Date(start + fromSeconds * 1000).toISOString(),
  version: 1,
  ...given,
});
const spans = spansOf([
  file("second", 60, { recordingId: "r", segment: 1, durationSeconds: 30 }),
  file("first", 0, { recordingId: "r", segment: 0, durationSeconds: 40 }),
  file("open", 200, {}),
  file("unverified", 100, { status: "verifying", durationSeconds: 50 }),
]);

describe("a moment in the recordings", () => {
  it.each([
    [0, "first"],
    [39, "first"],
    [40, undefined],
    [60, "second"],
    [120, undefined],
    [5000, "open"],
  ])("%i seconds in is found in %s", (seconds, found) => {
    expect(spans[spanAt(spans, start + seconds * 1000)]?.file.id).toBe(found);
  });

  it.each([
    [0, "+0:00"],
    [65, "+1:05"],
    [3723, "+1:02:03"],
    [-5, "−0:05"],
  ])("writes %i seconds as %s", (seconds, written) => {
    expect(sinceStart(start + seconds * 1000, start)).toBe(written);
  });

  it("counts what has run from nothing on", () => {
    expect(elapsed(undefined, start)).toBe("–");
    expect(elapsed(start - 180_000, start)).toBe("0:00");
    expect(elapsed(start + 65_000, start)).toBe("1:05");
  });
});
