import { describe, expect, it } from "vitest";
import { readFileDays, writeFileDays } from "./file-days.ts";

const all = (days: number) => ({
  screenshot: days,
  recording: days,
  audio: days,
  log: days,
  export: days,
});

describe("readFileDays", () => {
  it.each([
    ["", all(90)],
    ["30", all(30)],
    ["recording=7", { ...all(90), recording: 7 }],
    ["30, recording = 7,log=365", { ...all(30), recording: 7, log: 365 }],
  ])("reads %j", (text, expected) => {
    expect(readFileDays(text)).toEqual(expected);
    expect(readFileDays(writeFileDays(expected))).toEqual(expected);
  });

  it.each(["0", "soon", "video=3", "recording=3, 30", "3651", "-1"])("refuses %j", (text) => {
    expect(() => readFileDays(text)).toThrow(RangeError);
  });
});
