import type { Participant } from "@luna/contracts/entities/participant";
import { foldText } from "./address.ts";

/** A name's words beyond these are found with the whole name only. */
const mostWords = 12;

/** What a person is found by, folded, in alphabetical order: code, address, name and each word of it. */
export function searchTermsOf(
  participant: Pick<Participant, "code" | "email" | "firstName" | "lastName">,
): string[] {
  const name = [participant.firstName, participant.lastName].filter(Boolean).join(" ");
  const words = name.split(/\s+/).slice(0, mostWords);
  const terms = [participant.code, participant.email, name, ...words];
  return [...new Set(terms.map(foldText).filter((term) => term.length > 0))].sort();
}
