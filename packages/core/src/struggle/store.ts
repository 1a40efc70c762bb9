/** Struggle signals of a session. */
import { Struggle } from "@luna/contracts/entities/observation";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";

export const keyOf = (sessionId: string, key: string): Key => ({
  pk: `SESSION#${sessionId}`,
  sk: `STRUGGLE#${key}`,
});

const attributes = Object.keys(Struggle.shape);

export const struggleOf = (item: Item): Struggle =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as Struggle;

/** A signal that the fold found: its verdict, which a person gave, stays as it is. */
export const foundWrite = (sessionId: string, struggle: Struggle): Write => {
  const { key, verdict: _verdict, ...found } = struggle;
  return {
    update: keyOf(sessionId, key),
    change: { set: { ...found, key, kind: "struggle", sessionId } },
  };
};

/** A signal that late events took back. */
export const retractWrite = (sessionId: string, key: string): Write => ({
  update: keyOf(sessionId, key),
  change: { set: { state: "retracted" } },
  if: { expression: "attribute_exists(#pk)" },
});

export async function ofSession(ctx: Context, sessionId: string): Promise<Struggle[]> {
  const struggles: Struggle[] = [];
  const query = { partition: `SESSION#${sessionId}`, sort: { beginsWith: "STRUGGLE#" } };
  for await (const item of everyItem(ctx, query)) struggles.push(struggleOf(item));
  return struggles.sort((a, b) => (a.from < b.from ? -1 : 1));
}
