import type { Feedback } from "@luna/contracts/entities/observation";
import { expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { observer, researcher } from "../testing/context.ts";
import { viewOf } from "./view.ts";

const given: Feedback = {
  sessionId: "ses_01J00000000000000000000001",
  participantId: "prt_01J00000000000000000000001",
  draft: false,
  npsScore: 8,
  comments: "Call me at +49 170 1234567 or pat@example.org, I liked it",
  improvements: "Fewer questions",
  updatedAt: "2026-11-23T09:00:00.000Z",
  version: 1,
};

it("shows observers what was said, without addresses and numbers in it", () => {
  expect(viewOf(given, observer)).toEqual({
    ...given,
    comments: "Call me at [digits] or [email], I liked it",
  });
});

it("is whole for researchers and for whoever gave it", () => {
  const self: Actor = { kind: "participant", id: given.participantId };
  for (const actor of [researcher, self]) expect(viewOf(given, actor)).toBe(given);
});
