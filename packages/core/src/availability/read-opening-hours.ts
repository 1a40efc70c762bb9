import type { Context } from "../context.ts";
import { reply } from "../reply.ts";
import * as Store from "./store.ts";

/** What is set, or the default; the version (0 while nothing is set) goes into the `If-Match` of a change. */
export async function readOpeningHours(ctx: Context) {
  const { availability, version } = await Store.read(ctx, { consistent: true });
  return reply(200, { availability, version }, { etag: `"${version}"` });
}
