/** What each kind of caller sees of feedback: observers no contact data that a participant wrote into it. */
import type { Feedback } from "@luna/contracts/entities/observation";
import { maskText } from "@luna/contracts/events/mask";
import { type Actor, isStaff } from "../actor.ts";

const texts = ["painPoints", "improvements", "describeLuna", "comments"] as const;

export function viewOf(feedback: Feedback, actor: Actor): Feedback {
  if (!isStaff(actor) || isStaff(actor, "researcher")) return feedback;
  const masked = texts.flatMap((name) => {
    const text = feedback[name];
    return text === undefined ? [] : [[name, maskText(text)]];
  });
  return { ...feedback, ...Object.fromEntries(masked) };
}
