import type { Note } from "@luna/contracts/entities/observation";
import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant, newId } from "../context.ts";
import { AppError, forbidden } from "../error.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { load } from "../session/load.ts";
import * as Store from "./store.ts";

/** Adds a note to the timeline, at any time. */
export async function add(ctx: Context, input: RouteInput<"addNote">): Promise<{ note: Note }> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  await load(ctx, input.id);
  const made = await madeBefore(ctx, "addNote");
  if (made !== undefined) return again(ctx, input.id, made);
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
  const written = await ctx.table.transact([
    Store.addWrite(note),
    ...remember(ctx, "addNote", note.id),
  ]);
  if (written.ok) return { note };
  const meanwhile = await madeBefore(ctx, "addNote");
  if (meanwhile === undefined)
    throw new AppError("request_running", "The same request is being worked on.");
  return again(ctx, input.id, meanwhile);
}

/** What an earlier request with the same key added. */
async function again(ctx: Context, sessionId: string, id: string): Promise<{ note: Note }> {
  return { note: stillThere(await Store.get(ctx, sessionId, id)) };
}
