/** Notes of the team on the timeline of a session. */
import { Note } from "@luna/contracts/entities/observation";
import { and, ifAbsent, ifPresent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";

export const notePrefix = "NOTE#";
const keyOf = (sessionId: string, id: string): Key => ({
  pk: `SESSION#${sessionId}`,
  sk: `${notePrefix}${id}`,
});

const attributes = Object.keys(Note.shape);

/** A note out of its item: the item's `kind` says that it is one, `noteKind` which. */
export const noteOf = (item: Item): Note => ({
  ...(Object.fromEntries(attributes.map((name) => [name, item[name]])) as Note),
  kind: item.noteKind,
});

const itemOf = (note: Note): Item => ({
  ...note,
  ...keyOf(note.sessionId, note.id),
  kind: "note",
  noteKind: note.kind,
});

export async function get(ctx: Context, sessionId: string, id: string): Promise<Note | undefined> {
  const item = await ctx.table.get(keyOf(sessionId, id), { consistent: true });
  return item && noteOf(item);
}

/** All notes of a session. */
export async function notesOf(ctx: Context, sessionId: string): Promise<Note[]> {
  const notes: Note[] = [];
  const query = { partition: `SESSION#${sessionId}`, sort: { beginsWith: notePrefix } };
  for await (const item of everyItem(ctx, query)) notes.push(noteOf(item));
  return notes;
}

export const addWrite = (note: Note): Write => ({ put: itemOf(note), if: ifAbsent });

/** Undefined when somebody else changed it first. */
export async function replace(ctx: Context, note: Note): Promise<Note | undefined> {
  const next = { ...note, version: note.version + 1 };
  const written = await ctx.table.put(itemOf(next), and(ifPresent, ifVersion(note.version)));
  return written ? next : undefined;
}

export const remove = (ctx: Context, note: Note): Promise<boolean> =>
  ctx.table.delete(keyOf(note.sessionId, note.id), ifPresent);
