import type { Note } from "@luna/contracts/entities/observation";
import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant, newId } from "../context.ts";
import { forbidden } from "../error.ts";
import { load } from "../session/load.ts";
import * as Store from "./store.ts";

/** Adds a note to the timeline, at any time. */
export async function add(ctx: Context, input: RouteInput<"addNote">): Promise<{ note: Note }> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  await load(ctx, input.id);
  const now = instant(ctx);
  const note: Note = {
    id: newId(ctx, "note"),
    sessionId: input.id,
    text: input.text,
    at: new Date(input.at).toISOString(),
    tags: input.tags ?? [],
    kind: input.kind ?? "observation",
    authorId: ctx.actor.id,
    authorName: ctx.actor.name,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await Store.add(ctx, note);
  return { note };
}
