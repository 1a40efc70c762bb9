import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff, requireVerified } from "../access/permissions.ts";
import { auditRead } from "../audit/append.ts";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { personStores } from "./stores.ts";

/** Everything that the service holds on a person, store by store; with the bucket also links to files. */
export async function exportPerson(
  ctx: Context & { bucket?: Bucket },
  { id }: RouteInput<"exportParticipant">,
): Promise<RouteAnswer<"exportParticipant">> {
  requireSelfOrStaff(ctx, id, "admin");
  const participant = await Participant.get(ctx, id, { consistent: true });
  if (!participant) throw notFound("participant");
  requireVerified(ctx, participant);
  await auditRead(ctx, { action: "exportParticipant", resource: id });
  const parts = await Promise.all(personStores.map((store) => store.exportOf(ctx, id)));
  return Object.assign({ exportedAt: new Date(ctx.now()).toISOString() }, ...parts, {
    participant,
  }) as RouteAnswer<"exportParticipant">;
}
