/** The permission check of the route table: denied by default. */
import type { Allow } from "@luna/contracts/routes/route";
import { type Actor, isStaff } from "@luna/core/actor";
import { AppError, forbidden } from "@luna/core/error";

/**
 * Refuses a kind of caller that the row does not name; whose resource it is, the verb decides.
 * @throws AppError `unauthenticated` or `forbidden`
 */
export function permit(actor: Actor, allow: readonly Allow[]): void {
  if (allow.includes("public")) return;
  if (actor.kind === "public") throw new AppError("unauthenticated", "Sign in first.");
  const allowed =
    (actor.kind === "participant" && allow.includes("self")) ||
    (actor.kind === "client" && allow.includes("client")) ||
    allow.some(
      (each) =>
        (each === "observer" || each === "researcher" || each === "admin") && isStaff(actor, each),
    );
  if (!allowed) throw forbidden();
}
