import type { SessionTask } from "@luna/contracts/entities/session";
import { describe, expect, it } from "vitest";
import { researcher } from "../testing/context.ts";
import { program } from "../testing/session.ts";
import { hadHelp, outcomeAtEnd, wasUnaided, withOutcome } from "./outcome.ts";
import type { StoredSession } from "./session.ts";

type Task = Partial<SessionTask>;
const session = (given: Partial<Omit<StoredSession, "tasks">>, ...tasks: Task[]) =>
  ({ id: "ses_1", ...given, tasks }) as StoredSession;
const help = { byType: { help_requested: 1 } };
const [done, broken]: Task[] = [{ status: "completed" }, { status: "failed" }];

describe("the outcome at the end", () => {
  it.each<[string, Task[], typeof help | undefined, string]>([
    ["no failed task", [done!], undefined, "success"],
    ["nothing known at all", [], undefined, "success"],
    ["a failed task", [done!, broken!], help, "failure"],
    ["an abandoned task", [{ status: "abandoned" }], undefined, "failure"],
    ["help", [done!], help, "with-help"],
    [
      "a word of success on a failed task",
      [{ ...broken, outcome: "success" }],
      undefined,
      "success",
    ],
    ["a word of failure on a done task", [{ ...done, outcome: "failure" }], undefined, "failure"],
    ["a word of help on a task", [{ ...done, outcome: "with-help" }], undefined, "with-help"],
    ["an invalid task that failed", [{ ...broken, outcome: "invalid" }], undefined, "success"],
  ])("by %s", (_by, tasks, folded, outcome) => {
    expect(outcomeAtEnd(session({}, ...tasks), folded, {})).toEqual({
      outcome,
      outcomeFrom: "tasks",
    });
  });

  it("is what is said, with the help that there was", () => {
    const failed = session({}, broken!);
    expect(outcomeAtEnd(failed, help, { success: false })).toEqual({ outcome: "failure" });
    const said = (folded?: typeof help) => outcomeAtEnd(failed, folded, { success: true });
    expect(said()).toEqual({ outcome: "success", outcomeFrom: "help" });
    expect(said(help)).toEqual({ outcome: "with-help", outcomeFrom: "help" });
  });

  it("is a researcher's word that was there before, until a researcher says otherwise", () => {
    const judged = session({ outcome: "invalid" }, done!);
    const by = program(judged);
    for (const success of [undefined, true, false])
      expect(outcomeAtEnd(judged, help, { success, by })).toEqual({ outcome: "invalid" });
    expect(outcomeAtEnd(judged, help, { by: researcher })).toEqual({ outcome: "invalid" });
    const said = outcomeAtEnd(judged, help, { success: false, by: researcher });
    expect(said).toEqual({ outcome: "failure" });
  });
});

describe("a derived outcome", () => {
  it("follows its tasks and its help", () => {
    const derived = session({ outcome: "success", outcomeFrom: "tasks" }, broken!);
    expect(withOutcome(derived, undefined).outcome).toBe("failure");
    const said = session({ outcome: "success", outcomeFrom: "help" }, broken!);
    expect(withOutcome(said, undefined)).toBe(said);
    expect(withOutcome(said, help).outcome).toBe("with-help");
  });

  it("stays when it was said, or when its events are gone", () => {
    const said = session({ outcome: "success" }, broken!);
    expect(withOutcome(said, help)).toBe(said);
    const gone = session({ outcome: "with-help", outcomeFrom: "tasks", dataDeleted: true });
    expect(withOutcome(gone, undefined)).toBe(gone);
  });
});

it("tells of help by the events, or by a word on session or task", () => {
  const plain = session({ outcome: "success" }, done!);
  expect([hadHelp(plain, undefined), wasUnaided(plain, undefined)]).toEqual([false, true]);
  const judged = session({ outcome: "success" }, { ...done, outcome: "with-help" });
  const cases = [
    [plain, help],
    [session({ outcome: "with-help" }, done!), undefined],
    [judged, undefined],
  ] as const;
  for (const [each, folded] of cases)
    expect([hadHelp(each, folded), wasUnaided(each, folded)]).toEqual([true, false]);
  expect(wasUnaided(session({ outcome: "failure" }), undefined)).toBe(false);
});
