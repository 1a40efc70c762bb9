import { readFileSync } from "node:fs";
import { ParticipantStatus } from "@luna/contracts/entities/participant";
import { movers, nextStatuses, transitions } from "@luna/contracts/entities/participant-status";
import { type Session, SessionStatus } from "@luna/contracts/entities/session";
import { describe, expect, it } from "vitest";
import { afterNoShow, followSessions, moved, nextScenario } from "./status.ts";

const session = (
  status: Session["status"],
  scenarioType: Session["scenarioType"] = "first-time",
) => ({ status, scenarioType });

describe("followSessions", () => {
  const plan = ["first-time"] as const;
  const cases: [string, ParticipantStatus, ReturnType<typeof session>[], ParticipantStatus][] = [
    ["booked", "screened", [session("scheduled")], "scheduled"],
    ["confirmed", "scheduled", [session("confirmed")], "scheduled"],
    ["running", "scheduled", [session("in-progress")], "active"],
    ["one runs, one is booked", "active", [session("in-progress"), session("scheduled")], "active"],
    ["the last one cancelled", "scheduled", [session("cancelled")], "screened"],
    ["missed", "scheduled", [session("no-show")], "screened"],
    [
      "one cancelled, one booked",
      "scheduled",
      [session("cancelled"), session("scheduled")],
      "scheduled",
    ],
    ["the plan done", "active", [session("completed")], "completed"],
    ["another scenario done", "active", [session("completed", "daily-usage")], "screened"],
    ["abandoned", "active", [session("abandoned")], "screened"],
    ["failed", "active", [session("failed")], "screened"],
    [
      "done, and booked once more",
      "completed",
      [session("completed"), session("scheduled")],
      "scheduled",
    ],
    ["dropped with a booking", "dropped", [session("scheduled")], "dropped"],
    ["none at all", "screened", [], "screened"],
  ];
  it.each(cases)("%s", (_name, status, sessions, expected) => {
    expect(followSessions({ status, eligible: true }, sessions, plan)).toBe(expected);
  });

  it("falls back to what the screening said", () => {
    const cancelled = [session("cancelled")];
    expect(followSessions({ status: "scheduled" }, cancelled, plan)).toBe("pending");
    expect(followSessions({ status: "scheduled", eligible: false }, cancelled, plan)).toBe(
      "ineligible",
    );
  });

  it("is screened again between the scenarios of a longer plan", () => {
    const longer = ["first-time", "daily-usage"] as const;
    const participant = { status: "active", eligible: true } as const;
    expect(followSessions(participant, [session("completed")], longer)).toBe("screened");
    expect(
      followSessions(
        participant,
        [session("completed"), session("completed", "daily-usage")],
        longer,
      ),
    ).toBe("completed");
  });
});

describe("afterNoShow", () => {
  it("drops with the second one that was not ours", () => {
    const once = afterNoShow({ status: "scheduled", noShows: 0 }, { ours: false });
    expect(once).toEqual({ status: "scheduled", noShows: 1 });
    expect(afterNoShow({ status: "scheduled", noShows: 1 }, { ours: true })).toEqual({
      status: "scheduled",
      noShows: 1,
    });
    expect(afterNoShow({ status: "scheduled", noShows: 1 }, { ours: false })).toEqual({
      status: "dropped",
      noShows: 2,
    });
  });
});

describe("nextScenario", () => {
  const plan = ["first-time", "daily-usage"] as const;
  it.each([
    [[], "first-time"],
    [[session("cancelled")], "first-time"],
    [[session("failed")], "first-time"],
    [[session("completed")], "daily-usage"],
    [[session("completed"), session("scheduled", "daily-usage")], undefined],
  ])("after %j", (sessions, expected) => {
    expect(nextScenario(sessions, plan)).toBe(expected);
  });
});

describe("moved", () => {
  it("lets a researcher take back ineligible and dropped, and drop from anywhere", () => {
    expect(moved("ineligible", "screened", "researcher")).toBe("screened");
    expect(moved("dropped", "screened", "researcher")).toBe("screened");
    for (const from of ParticipantStatus.options)
      expect(moved(from, "dropped", "researcher")).toBe("dropped");
  });

  it("takes every pair that is in the table, and names what is allowed for any other", () => {
    for (const by of movers)
      for (const from of ParticipantStatus.options)
        for (const to of ParticipantStatus.options) {
          const allowed = nextStatuses(from, by);
          if (to === from || allowed.includes(to)) expect(moved(from, to, by)).toBe(to);
          else
            expect(() => moved(from, to, by)).toThrow(
              expect.objectContaining({
                code: "state_conflict",
                message: expect.stringContaining(allowed.join(", ")),
              }),
            );
        }
  });

  it("has a way for wherever the sessions of a person lead", () => {
    const eligibility: Partial<Record<ParticipantStatus, (boolean | undefined)[]>> = {
      pending: [undefined],
      screened: [true],
      ineligible: [false],
    };
    const statuses = SessionStatus.options.map((status) => session(status));
    for (const from of ParticipantStatus.options)
      for (const eligible of eligibility[from] ?? [undefined, true, false])
        for (const one of statuses)
          for (const other of statuses) {
            const to = followSessions({ status: from, eligible }, [one, other], ["first-time"]);
            expect(() => moved(from, to, "sessions")).not.toThrow();
          }
  });

  it("stands in docs/participant-status.md as it is", () => {
    const page = readFileSync(
      new URL("../../../../docs/participant-status.md", import.meta.url),
      "utf8",
    );
    const cell = (statuses: readonly string[]) =>
      statuses.length > 0 ? statuses.map((status) => `\`${status}\``).join(", ") : "stays";
    const rows = Object.entries(transitions).map(
      ([from, by]) => `| \`${from}\` | ${movers.map((mover) => cell(by[mover])).join(" | ")} |`,
    );
    expect(page.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
  });
});
