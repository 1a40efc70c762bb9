import { expect, it } from "vitest";
import type { Person } from "../participant/participant.tsx";
import { nextStepOf } from "./next-step.ts";

const now = Date.parse("2026-12-01T10:00:00.000Z");
const person = (
  status: string,
  sessions: object[] = [],
  more: { consents?: object[]; feedback?: object[] } = {},
) =>
  ({
    participant: { status, consents: more.consents ?? [] },
    sessions,
    feedback: more.feedback ?? [],
  }) as unknown as Person;
const agreed = [{ purpose: "session", given: true }];

it.each([
  ["screening", person("pending")],
  ["not-eligible", person("ineligible")],
  ["dropped", person("dropped")],
  ["consent", person("screened")],
  ["consent", person("screened", [], { consents: [{ purpose: "session", given: false }] })],
  ["booking", person("screened", [], { consents: agreed })],
  [
    "appointment",
    person("scheduled", [{ status: "scheduled", scheduledAt: "2026-12-01T10:16:00.000Z" }]),
  ],
  ["join", person("scheduled", [{ status: "confirmed", scheduledAt: "2026-12-01T10:15:00.000Z" }])],
  ["running", person("active", [{ status: "completed" }, { status: "in-progress" }])],
  ["resume", person("screened", [{ status: "failed", endedAt: "2026-11-30T10:00:01.000Z" }])],
  ["consent", person("screened", [{ status: "failed", endedAt: "2026-11-30T10:00:00.000Z" }])],
  [
    "consent",
    person("screened", [
      { status: "abandoned", reason: "withdrawn", endedAt: "2026-12-01T09:59:00.000Z" },
    ]),
  ],
  ["feedback", person("completed", [{ id: "ses_1", status: "completed" }])],
  [
    "feedback",
    person("completed", [{ id: "ses_1", status: "completed" }], {
      feedback: [{ sessionId: "ses_1", draft: true }],
    }),
  ],
  [
    "thanks",
    person("completed", [{ id: "ses_1", status: "completed" }], {
      feedback: [{ sessionId: "ses_1", draft: false }],
    }),
  ],
] as const)("%s comes next", (step, about) => expect(nextStepOf(about, now).step).toBe(step));

it("takes the nearest of several appointments", () => {
  const sessions = [
    { id: "b", status: "scheduled", scheduledAt: "2026-12-03T10:00:00.000Z" },
    { id: "a", status: "confirmed", scheduledAt: "2026-12-02T10:00:00.000Z" },
  ];
  expect(nextStepOf(person("scheduled", sessions), now)).toMatchObject({ session: { id: "a" } });
});
