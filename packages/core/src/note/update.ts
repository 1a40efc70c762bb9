import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import { ownNote } from "./own.ts";
import * as Store from "./store.ts";

/** Changes one's own note. */
export async function update(ctx: Context, input: RouteInput<"updateNote">) {
  const note = await ownNote(ctx, input.id, input.note);
  const changed = await Store.replace(ctx, {
    ...note,
    text: input.text ?? note.text,
    at: input.at ? new Date(input.at).toISOString() : note.at,
    tags: input.tags ?? note.tags,
    kind: input.kind ?? note.kind,
    updatedAt: instant(ctx),
  });
  if (!changed) throw new AppError("concurrent_change", "The note is being changed elsewhere.");
  return { note: changed };
}
