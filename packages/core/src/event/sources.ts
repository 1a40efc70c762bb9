/** Sources of events: who may speak as which. */
import type { Actor } from "../actor.ts";
import { AppError, forbidden } from "../error.ts";

/** The service's own findings, such as a lost connection. */
export const clockSource = "clock";
const reserved = ["portal", "staff", clockSource];

/** True for names that no program may take. */
export const isReserved = (source: string): boolean => reserved.includes(source);

/** On conflict researcher beats participant beats program. */
export const rankOf = (source: string): number =>
  source === "staff" ? 3 : source === "portal" ? 2 : source === clockSource ? 0 : 1;

/** The source that an actor speaks as. @throws AppError `source_forbidden` for another's */
export function sourceFor(actor: Actor, asked: string | undefined): string {
  const own =
    actor.kind === "client"
      ? actor.source
      : actor.kind === "participant"
        ? "portal"
        : actor.kind === "staff"
          ? "staff"
          : undefined;
  if (own === undefined) throw forbidden();
  if (asked !== undefined && asked !== own)
    throw new AppError("source_forbidden", `These credentials speak as ${own}.`);
  return own;
}
