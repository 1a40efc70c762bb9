/** What each kind of caller sees of a participant. */
import {
  ObservedParticipant,
  OwnParticipant,
  type Participant,
} from "@luna/contracts/entities/participant";
import { type Actor, isParticipant, isStaff } from "../actor.ts";

export type Seen = Participant | OwnParticipant | ObservedParticipant;

const pick = <T extends object>(participant: Participant, shape: Record<keyof T, unknown>): T =>
  Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const value = participant[name as keyof Participant];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as T;

/** No name, no contact data: for observers and the tested program. */
export const observedOf = (participant: Participant): ObservedParticipant =>
  pick<ObservedParticipant>(participant, ObservedParticipant.shape);

/** What the person sees of itself. */
export const ownOf = (participant: Participant): OwnParticipant =>
  pick<OwnParticipant>(participant, OwnParticipant.shape);

/** Everything to researchers and the service, the own view to the person, else the observed one. */
export function viewOf(participant: Participant, actor: Actor): Seen {
  if (isStaff(actor, "researcher") || actor.kind === "service") return participant;
  return isParticipant(actor, participant.id) ? ownOf(participant) : observedOf(participant);
}
