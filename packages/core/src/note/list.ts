import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { listPage } from "../list/page.ts";
import { load } from "../session/load.ts";
import { noteOf, notePrefix } from "./store.ts";

/** Notes of a session, newest first. */
export async function list(ctx: Context, input: RouteInput<"listNotes">) {
  await load(ctx, input.id);
  const query = {
    partition: `SESSION#${input.id}`,
    sort: { beginsWith: notePrefix },
    descending: true,
  };
  return listPage(ctx, input, "listNotes", query, noteOf);
}
