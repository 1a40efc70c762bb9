import type { StoredFile } from "@luna/contracts/entities/record";
import { describe, expect, it } from "vitest";
import { joinSegments } from "./join-segments.ts";

let count = 0;
const file = (more: Partial<StoredFile>): StoredFile => ({
  id: `fil_${++count}`,
  name: "a.webm",
  contentType: "video/webm",
  category: "recording",
  status: "ready",
  uploadedBy: "x",
  createdAt: "2026-11-23T09:00:00.000Z",
  version: 1,
  ...more,
});
const at = (minute: number, second = 0) =>
  new Date(Date.UTC(2026, 10, 23, 9, minute, second)).toISOString();
const segment = (number: number, startedAt: string, durationSeconds: number) =>
  file({ recordingId: "r", segment: number, startedAt, durationSeconds });

describe("joinSegments", () => {
  it("puts segments in order, each at its own time", () => {
    const [recording] = joinSegments([segment(1, at(1), 30), segment(0, at(0), 40)]);
    expect(recording).toMatchObject({
      recordingId: "r",
      startedAt: at(0),
      durationSeconds: 90,
      missing: [],
    });
    expect(recording!.segments.map(({ offsetSeconds }) => offsetSeconds)).toEqual([0, 60]);
  });

  it("lets no segment overlap another, and names those that are missing", () => {
    const [recording] = joinSegments([segment(0, at(0), 40), segment(2, at(0, 10), 5)]);
    expect(recording!.segments.map(({ offsetSeconds }) => offsetSeconds)).toEqual([0, 40]);
    expect(recording!.missing).toEqual([1]);
  });

  it("takes what can be played only, each single file as a recording of its own", () => {
    const single = file({ startedAt: at(2) });
    const found = joinSegments([
      file({ category: "log" }),
      file({ status: "rejected" }),
      single,
      segment(0, at(0), 1),
    ]);
    expect(found.map(({ recordingId }) => recordingId)).toEqual(["r", single.id]);
  });
});
