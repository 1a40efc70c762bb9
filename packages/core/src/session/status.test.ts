import { readFileSync } from "node:fs";
import type { SessionStatus } from "@luna/contracts/entities/session";
import {
  nextSessionStatus,
  type SessionCommand,
  sessionTransitions,
} from "@luna/contracts/entities/session-status";
import { describe, expect, it } from "vitest";
import { givenBy, transition } from "./status.ts";

const possible: [SessionStatus, SessionCommand, SessionStatus][] = [
  ["scheduled", "confirm", "confirmed"],
  ["scheduled", "move", "scheduled"],
  ["confirmed", "move", "scheduled"],
  ["scheduled", "start", "in-progress"],
  ["scheduled", "cancel", "cancelled"],
  ["scheduled", "no-show", "no-show"],
  ["confirmed", "start", "in-progress"],
  ["confirmed", "cancel", "cancelled"],
  ["confirmed", "no-show", "no-show"],
  ["in-progress", "complete", "completed"],
  ["in-progress", "fail", "failed"],
  ["in-progress", "abandon", "abandoned"],
  ["failed", "resume", "in-progress"],
  ["abandoned", "resume", "in-progress"],
  ["no-show", "start", "in-progress"],
];
const commands = Object.keys(givenBy) as SessionCommand[];
const statuses = Object.keys(sessionTransitions) as SessionStatus[];

describe("the status of a session", () => {
  it.each(possible)("goes from %s by %s to %s", (from, command, to) => {
    expect(transition(from, command)).toBe(to);
  });

  it("goes nowhere else", () => {
    const open = statuses.flatMap((from) =>
      commands
        .filter((command) => nextSessionStatus(from, command))
        .map((command) => `${from} ${command}`),
    );
    expect(open.sort()).toEqual(possible.map(([from, command]) => `${from} ${command}`).sort());
  });

  it("tells what is possible instead", () => {
    expect(() => transition("in-progress", "cancel")).toThrow("complete, fail, abandon");
    expect(() => transition("completed", "start")).toThrow("nothing");
  });

  it("stands in docs/sessions.md as it is", () => {
    const docs = readFileSync(new URL("../../../../docs/sessions.md", import.meta.url), "utf8");
    const cells = (row: string[]) => `| ${row.join(" | ")} |`;
    const table = [
      cells(["from", ...commands]),
      cells(["---", ...commands.map(() => "---")]),
      ...statuses.map((from) =>
        cells([
          `\`${from}\``,
          ...commands.map((command) => sessionTransitions[from][command] ?? ""),
        ]),
      ),
      cells(["given by", ...commands.map((command) => givenBy[command].join(", "))]),
    ];
    expect(docs).toContain(table.join("\n"));
  });
});
