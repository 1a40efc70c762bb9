import type { SessionStatus } from "@luna/contracts/entities/session";
import { describe, expect, it } from "vitest";
import { nextStatus, type SessionCommand, transition, transitions } from "./status.ts";

const possible: [SessionStatus, SessionCommand, SessionStatus][] = [
  ["scheduled", "confirm", "confirmed"],
  ["scheduled", "start", "in-progress"],
  ["scheduled", "cancel", "cancelled"],
  ["scheduled", "no-show", "no-show"],
  ["confirmed", "start", "in-progress"],
  ["confirmed", "cancel", "cancelled"],
  ["confirmed", "no-show", "no-show"],
  ["in-progress", "complete", "completed"],
  ["in-progress", "fail", "failed"],
  ["in-progress", "abandon", "abandoned"],
  ["failed", "start", "in-progress"],
  ["abandoned", "start", "in-progress"],
  ["no-show", "start", "in-progress"],
];
const commands: SessionCommand[] = [
  "confirm",
  "start",
  "complete",
  "fail",
  "abandon",
  "cancel",
  "no-show",
];

describe("the status of a session", () => {
  it.each(possible)("goes from %s by %s to %s", (from, command, to) => {
    expect(transition(from, command)).toBe(to);
  });

  it("goes nowhere else", () => {
    const open = (Object.keys(transitions) as SessionStatus[]).flatMap((from) =>
      commands
        .filter((command) => nextStatus(from, command))
        .map((command) => `${from} ${command}`),
    );
    expect(open.sort()).toEqual(possible.map(([from, command]) => `${from} ${command}`).sort());
  });

  it("tells what is possible instead", () => {
    expect(() => transition("in-progress", "cancel")).toThrow("complete, fail, abandon");
    expect(() => transition("completed", "start")).toThrow("nothing");
  });
});
