import type { OwnParticipant } from "../participant/participant.tsx";
import type { CaptureKind } from "./capture.ts";

/** Why nothing can be captured, as the key of what is said about it. */
export type Hindrance = "noConsent" | "unverified" | "unsupported";

/** What stands against capturing one of `wanted`; undefined when nothing does. */
export function hindranceOf(
  person: Pick<OwnParticipant, "consents" | "emailVerifiedAt"> | undefined,
  possible: readonly CaptureKind[],
  wanted: readonly CaptureKind[] = possible,
): Hindrance | undefined {
  if (!person?.consents.some(({ purpose, given }) => purpose === "recording" && given))
    return "noConsent";
  if (!person.emailVerifiedAt) return "unverified";
  return wanted.some((kind) => possible.includes(kind)) ? undefined : "unsupported";
}
