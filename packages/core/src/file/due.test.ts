import { describe, expect, it } from "vitest";
import { dueAtOf, verdictOn } from "./due.ts";
import type { KeptFile } from "./file.ts";

const days = { screenshot: 90, recording: 30, audio: 90, log: 7, export: 90 };
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const file = (more: Partial<KeptFile>) =>
  ({ status: "ready", category: "log", createdAt: day(1), readyAt: day(2), ...more }) as KeptFile;

describe("dueAtOf", () => {
  it.each<[string, Partial<KeptFile>, string]>([
    ["a log after the days of logs", {}, day(9)],
    ["a recording after those of recordings", { category: "recording" }, day(32)],
    ["a rejected file as any other", { status: "rejected" }, day(9)],
    ["an upload after a day", { status: "uploading" }, day(2)],
    ["an unverified one after a day", { status: "verifying" }, day(2)],
    ["what is kept longer, then", { keptUntil: day(20) }, day(20)],
    ["what was kept long ago, at its days", { keptUntil: day(5) }, day(9)],
  ])("is due: %s", (_name, more, expected) => {
    expect(dueAtOf(file(more), days)).toBe(expected);
  });
});

describe("verdictOn", () => {
  const running = { status: "in-progress" as const };
  const ended = { status: "completed" as const, endedAt: day(3) };
  const held = { ...ended, hold: { reason: "a case" } };
  it.each<[string, Partial<KeptFile>, Parameters<typeof verdictOn>[1], string, object]>([
    ["keeps what is not due", {}, ended, day(8), { keepUntil: day(9) }],
    ["removes what is due", {}, ended, day(9), { remove: "retention" }],
    ["removes what belongs to no session", {}, undefined, day(9), { remove: "retention" }],
    ["says that it was rejected", { status: "rejected" }, ended, day(9), { remove: "rejected" }],
    ["keeps what a hold keeps", {}, held, day(9), { keepUntil: day(10) }],
    [
      "decides anew when days were added",
      { keptUntil: day(3) },
      ended,
      day(8),
      { keepUntil: day(9) },
    ],
    [
      "gives an upload up",
      { status: "uploading" },
      undefined,
      day(2),
      { remove: "upload_given_up" },
    ],
    [
      "lets it go on while the session runs",
      { status: "uploading" },
      running,
      day(2),
      { keepUntil: day(3) },
    ],
    ["lets it finish for a week", { status: "uploading" }, ended, day(4), { keepUntil: day(10) }],
    ["and no longer", { status: "verifying" }, ended, day(10), { remove: "upload_given_up" }],
    [
      "gives up what was begun after the end",
      { status: "uploading", createdAt: day(4) },
      ended,
      day(5),
      { remove: "upload_given_up" },
    ],
    [
      "keeps an upload under a hold",
      { status: "uploading" },
      held,
      day(30),
      { keepUntil: day(31) },
    ],
  ])("%s", (_name, more, session, now, expected) => {
    expect(verdictOn(file(more), session, days, now)).toEqual(expected);
  });
});
