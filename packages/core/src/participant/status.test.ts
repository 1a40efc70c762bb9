import type { ParticipantStatus } from "@luna/contracts/entities/participant";
import type { Session } from "@luna/contracts/entities/session";
import { describe, expect, it } from "vitest";
import { afterNoShow, followSessions, mayBecome, nextScenario } from "./status.ts";

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

it("lets a researcher take back ineligible and dropped, and drop from anywhere", () => {
  expect(mayBecome("ineligible", "screened")).toBe(true);
  expect(mayBecome("dropped", "screened")).toBe(true);
  for (const from of [
    "pending",
    "screened",
    "ineligible",
    "scheduled",
    "active",
    "completed",
  ] as const)
    expect(mayBecome(from, "dropped")).toBe(true);
  expect(mayBecome("pending", "active")).toBe(false);
  expect(mayBecome("pending", "completed")).toBe(false);
});
