import type { Bucket } from "../aws/bucket.ts";
import { type Context, instant } from "../context.ts";
import { personStores } from "./stores.ts";

/** All that the service holds on a person, store by store; with the bucket also links to the files. */
export async function everythingOn(
  ctx: Context & { bucket?: Bucket },
  participantId: string,
): Promise<Record<string, unknown>> {
  const parts = await Promise.all(personStores.map((store) => store.exportOf(ctx, participantId)));
  return Object.assign({ exportedAt: instant(ctx) }, ...parts);
}
