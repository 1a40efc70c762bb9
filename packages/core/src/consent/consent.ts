/** Consent: a state for each purpose, and the text that was agreed to. */
import { createHash } from "node:crypto";
import type { ConsentState, Participant } from "@luna/contracts/entities/participant";
import type { ConsentPurpose, Study } from "@luna/contracts/study/study";

/** True while the last word on this purpose was yes. */
export const hasConsent = (
  participant: Pick<Participant, "consents">,
  purpose: ConsentPurpose,
): boolean => participant.consents.find((each) => each.purpose === purpose)?.given === true;

/** The state of one purpose by the study's present text, in the wanted language if there is one. */
export function consentState(
  study: Study,
  given: {
    purpose: ConsentPurpose;
    given: boolean;
    language: string;
    at: string;
    way: ConsentState["way"];
  },
): ConsentState {
  const consent = study.consents.find(({ purpose }) => purpose === given.purpose);
  if (!consent) throw new RangeError(`the study ${study.id} asks for no consent to that purpose`);
  const language = [given.language, given.language.split("-")[0]!].find(
    (each) => consent.text[each] !== undefined,
  );
  return {
    purpose: given.purpose,
    given: given.given,
    version: consent.version,
    hash: createHash("sha256")
      .update(consent.text[language ?? "en"]!)
      .digest("hex"),
    language: language ?? "en",
    at: given.at,
    way: given.way,
  };
}

/** The states with one of them replaced; the records keep what was before. */
export const withConsent = (
  consents: readonly ConsentState[],
  state: ConsentState,
): ConsentState[] => [...consents.filter(({ purpose }) => purpose !== state.purpose), state];
