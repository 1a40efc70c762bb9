import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playDay } from "../src/day/play-day.ts";
import type { Summary } from "../src/day/summary.ts";
import { clientsOf } from "../src/day/team.ts";
import { lines } from "../src/terminal/lines.ts";
import { judgeGrants, shownFunctions } from "../src/testing/grants.ts";
import { type StartedStack, startStack } from "../src/testing/start-stack.ts";

let started: StartedStack;
let summary: Summary;
const printed: string[] = [];

beforeAll(async () => {
  started = await startStack();
  try {
    summary = await playDay(
      started.stack,
      lines((line) => printed.push(line), false),
    );
  } catch (error) {
    console.error(`${printed.join("\n")}\n\n${started.output().slice(-8000)}`);
    throw error;
  }
}, 240_000);
afterAll(() => started?.[Symbol.asyncDispose]());

const person = (at: number) => summary.people[at]!;
const rules = (at: number) => person(at).analysis.struggles.map(({ rule }) => rule);
const mailsTo = (name: string) =>
  summary.mails.filter(({ mail }) => mail.to[0]!.startsWith(name)).map(({ kind }) => kind);

describe("a study day", () => {
  it("has one participant of each segment", () => {
    expect(summary.people.map(({ segment }) => segment)).toEqual([
      "technical",
      "non-technical",
      "semi-technical",
    ]);
  });

  it("ends well for the first, with detours for the second and not for the third", () => {
    expect(summary.people.map(({ session }) => [session.status, session.progress])).toEqual([
      ["completed", 100],
      ["completed", 100],
      ["failed", 30],
    ]);
    expect(person(0).session.outcome).toBe("success");
    expect(person(0).session.tasks.every(({ status }) => status === "completed")).toBe(true);
    expect(person(2).session.tasks.find(({ id }) => id === "installation")?.status).toBe("failed");
  });

  it("loses no event and shows every one to the watcher", () => {
    for (const { eventsSent, eventsStored, eventsWatched } of summary.people) {
      expect(eventsSent).toBeGreaterThan(15);
      expect(eventsWatched).toBe(eventsSent);
      expect(eventsStored).toBe(eventsSent);
    }
    // the last one of each, too
    expect(printed.filter((line) => line.includes("program exited"))).toHaveLength(3);
  });

  it("finds the second one struggling, and the first one not", () => {
    expect(rules(1)).toContain("multiple_errors");
    expect(rules(0)).toEqual([]);
  });

  it("raises alerts for the crash and for the high struggle, live and in the list", async () => {
    const kinds = (at: number) => person(at).analysis.alerts.map(({ kind }) => kind);
    expect(kinds(0)).toEqual([]);
    expect(kinds(1)).toEqual(expect.arrayContaining(["struggle", "help_request"]));
    expect(kinds(2)).toContain("critical_failure");
    expect(printed.some((line) => line.includes("ALERT critical_failure"))).toBe(true);
    expect(printed.some((line) => line.includes("struggle: multiple_errors"))).toBe(true);
    const { items } = await clientsOf(started.stack).observer.listAlerts();
    expect(items.map(({ sessionId }) => sessionId)).toContain(person(2).session.id);
  });

  it("stores a verified file of each session, with its real type", () => {
    const files = summary.people.flatMap((each) => each.files);
    expect(
      files.map(({ category, contentType, status }) => [category, contentType, status]),
    ).toEqual([
      ["recording", "video/webm", "ready"],
      ["screenshot", "image/png", "ready"],
      ["log", "application/json", "ready"],
    ]);
  });

  it("sends the mails of a study, each once", () => {
    const whole = [
      "welcome",
      "session-confirmation",
      "session-reminder",
      "session-reminder",
      "thank-you",
      "feedback-request",
    ];
    expect(mailsTo("ada.okafor").sort()).toEqual([...whole].sort());
    expect(mailsTo("mira.vogel").sort()).toEqual([...whole].sort());
    expect(mailsTo("jonas.keller")).toEqual(
      expect.arrayContaining(["welcome", "session-confirmation"]),
    );
    expect(mailsTo("researcher")).toEqual(expect.arrayContaining(["staff-session", "alert"]));
    const german = summary.mails.filter(({ mail }) => mail.to[0]!.startsWith("mira.vogel"));
    expect(german.every(({ mail }) => mail.headers["content-language"] === "de")).toBe(true);
  });

  it("keeps names and addresses from observers", async () => {
    const { observer } = clientsOf(started.stack);
    const { items } = await observer.listParticipants();
    expect(items).toHaveLength(3);
    expect(JSON.stringify(items)).not.toMatch(/okafor|vogel|keller|example\.org/i);
  });

  it("takes the feedback of those who were done", async () => {
    const { researcher } = clientsOf(started.stack);
    const given = await Promise.all(
      summary.people.map(async ({ session }) => {
        const { feedback } = await researcher.readParticipant({ id: session.participantId });
        return feedback[0]?.installRating;
      }),
    );
    expect(given).toEqual([9, 5, undefined]);
  });

  it("uses what the functions' roles grant, save what another day needs", async () => {
    const functions = await shownFunctions(started.stack);
    const { unused, unexplained } = judgeGrants(functions, /^local-luna-[a-z-]+$/);
    const ofTheCode = unused.filter((line) => !/ (logs|sqs):/.test(line));
    console.log(`Granted and not used by this day:\n${ofTheCode.join("\n")}`);
    expect(unexplained).toEqual([]);
    // A table that nobody counts on would explain everything.
    const count = functions.flatMap(({ grants }) => grants.filter(({ used }) => used)).length;
    expect(count).toBeGreaterThan(50);
  });

  it("leaves no call that failed for good", () => {
    expect(summary.failures).toEqual([]);
  });
});
