import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { isStaff } from "../actor.ts";
import { auditRead } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../error.ts";
import { foldAddress } from "./address.ts";
import * as Store from "./store.ts";
import { viewOf } from "./view.ts";

/** A page of participants; looking for a name or an address is for researchers. */
export async function list(
  ctx: Context,
  input: RouteInput<"listParticipants">,
): Promise<RouteAnswer<"listParticipants">> {
  if (
    (input.email !== undefined || input.search !== undefined) &&
    !isStaff(ctx.actor, "researcher")
  )
    throw forbidden("Observers do not look for people by name or address.");
  await auditRead(ctx, { action: "listParticipants", resource: "participants" });
  const matches = matcher(input);
  if (input.email !== undefined) {
    const found = await Store.findByEmail(ctx, input.email);
    return { items: found && matches(found) ? [viewOf(found, ctx.actor)] : [] };
  }
  return Store.list(ctx, input, (participant) =>
    matches(participant) ? viewOf(participant, ctx.actor) : undefined,
  );
}

/** All filters at once: an index narrows by one of them, and is a little behind. */
const matcher =
  (input: RouteInput<"listParticipants">) =>
  (participant: Parameters<typeof viewOf>[0]): boolean =>
    (["status", "segment", "techLevel", "operatingSystem"] as const).every(
      (name) => input[name] === undefined || participant[name] === input[name],
    ) &&
    (input.email === undefined || foldAddress(input.email) === foldAddress(participant.email));
