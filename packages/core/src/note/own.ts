import type { Note } from "@luna/contracts/entities/observation";
import { isStaff } from "../actor.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import * as Store from "./store.ts";

/** A note that the caller may change: its own, or any for an admin. @throws AppError `stale` by `If-Match` */
export async function ownNote(ctx: Context, sessionId: string, id: string): Promise<Note> {
  const note = await Store.get(ctx, sessionId, id);
  if (!note) throw notFound("note");
  const own = ctx.actor.kind === "staff" && ctx.actor.id === note.authorId;
  if (!own && !isStaff(ctx.actor, "admin")) throw forbidden("The note is somebody else's.");
  requireVersion(ctx, note.version, "note");
  return note;
}
