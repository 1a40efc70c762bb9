import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { ownNote } from "./own.ts";
import * as Store from "./store.ts";

/** Removes one's own note. */
export async function remove(ctx: Context, input: RouteInput<"deleteNote">): Promise<undefined> {
  await Store.remove(ctx, await ownNote(ctx, input.id, input.note));
}
