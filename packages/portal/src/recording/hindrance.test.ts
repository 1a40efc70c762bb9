import { expect, it } from "vitest";
import type { OwnParticipant } from "../participant/participant.tsx";
import type { CaptureKind } from "./capture.ts";
import { type Hindrance, hindranceOf } from "./hindrance.ts";

const consent = (given: boolean): OwnParticipant["consents"][number] => ({
  purpose: "recording",
  given,
  version: "1",
  hash: "",
  language: "en",
  at: "2026-01-01T00:00:00.000Z",
  way: "portal",
});
const confirmed = { emailVerifiedAt: "2026-01-01T00:00:00.000Z" };
const all: CaptureKind[] = ["both", "screen", "voice"];

it.each<[string, Parameters<typeof hindranceOf>, Hindrance | undefined]>([
  ["nobody is known", [undefined, all], "noConsent"],
  ["nothing was said about recordings", [{ consents: [], ...confirmed }, all], "noConsent"],
  ["consent was withdrawn", [{ consents: [consent(false)], ...confirmed }, all], "noConsent"],
  ["the address is not confirmed", [{ consents: [consent(true)] }, all], "unverified"],
  ["the browser records nothing", [{ consents: [consent(true)], ...confirmed }, []], "unsupported"],
  [
    "a screen is wanted, and only a voice possible",
    [{ consents: [consent(true)], ...confirmed }, ["voice"], ["screen"]],
    "unsupported",
  ],
  ["all is well", [{ consents: [consent(true)], ...confirmed }, all, ["screen"]], undefined],
])("when %s", (_, given, hindrance) => {
  expect(hindranceOf(...given)).toBe(hindrance);
});
